import {transform, type TransformOptions} from 'esbuild';
import ts from 'typescript';
import type {Plugin} from 'vite';

/** The oldest that must run it: a television of 2022. Named by version, so that private members stay as they are. */
const browsers = ['chrome85', 'safari15', 'firefox100'];

/**
 * esbuild would rewrite every `?.` for Chromium before 91, which gets one form of it wrong: a call with spread arguments
 * that the chain skips. That form is refused here, and all others stay as they are written.
 */
const supported = {'optional-chain': true};

function refuseSkippedSpread(code: string, fileName: string): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallChain(node) && node.arguments.some(ts.isSpreadElement))
      throw new Error(`${fileName}: Chromium 85 evaluates this call wrongly: ${node.getText().slice(0, 120)}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(fileName, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
}

/** Writes each file for those browsers. esbuild does it, because rolldown turns every private member into a WeakMap. */
export function lowered(wrap: Pick<TransformOptions, 'format' | 'globalName'> = {}): Plugin {
  return {
    name: 'mot-cua-lowered',
    async renderChunk(code, {fileName}) {
      refuseSkippedSpread(code, fileName);
      const {code: small} = await transform(code, {
        minify: true,
        target: browsers,
        supported,
        charset: 'utf8',
        legalComments: 'none',
        ...wrap,
      });
      return {code: small, map: null};
    },
  };
}
