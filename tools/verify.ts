/*
 * `mot-cua-verify export.json`: tells an auditor which ratings of an export were altered, removed or inserted since
 * they were signed, and says what it cannot prove. Needs Node 20 and nothing else, and asks nobody.
 *
 *   --heads heads.json   also hold it against an earlier export, or against heads that were kept elsewhere
 *   --print-heads        print the head of each chain as JSON, to be kept elsewhere
 *   --json               print all findings as JSON
 *   --lang vi|en         the language of the report
 *
 * Ends with 0 where nothing was found, 1 where something was, 2 where a file could not be read.
 */
import {readFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {auditOf, headsOf, UnreadableExport, type AuditResult, type KnownHead} from '../src/rating/audit.ts';
import {auditMessages, reportOf} from '../src/rating/audit.messages.ts';

const usage = `mot-cua-verify [--heads FILE] [--json | --print-heads] [--lang vi|en] EXPORT.json`;
const mostLines = 50;

/** A file that cannot be read, in the words of the reader. */
class Unreadable extends Error {}

function languageOf(asked: string | undefined): 'vi' | 'en' {
  const said = asked ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '';
  return said.toLowerCase().startsWith('en') ? 'en' : 'vi';
}

function read(file: string, language: 'vi' | 'en'): unknown {
  const text = auditMessages[language];
  let content: string;
  try {
    content = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Unreadable(text.unreadableFile(file, (error as Error).message));
  }
  try {
    return JSON.parse(content.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new Unreadable(text.unreadableFile(file, text.notJson));
  }
}

/** Works on what a file holds; a file that is no export is unreadable as well. */
async function on<T>(file: string, language: 'vi' | 'en', work: (input: unknown) => T | Promise<T>): Promise<T> {
  const input = read(file, language);
  try {
    return await work(input);
  } catch (error) {
    if (!(error instanceof UnreadableExport)) throw error;
    const text = auditMessages[language];
    throw new Unreadable(text.unreadableFile(file, text.notExport));
  }
}

function print(result: AuditResult, language: 'vi' | 'en'): void {
  const text = auditMessages[language];
  const limits = text.limits.map((limit) => `- ${limit}`);
  const lines = [text.title, '', ...reportOf(result, language, mostLines), '', `${text.limitsTitle}:`, ...limits];
  lines.push('', text.heads);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function printHeads({devices}: AuditResult): void {
  const heads = devices.flatMap(({device, head}) => (head ? [{device, ...head}] : []));
  process.stdout.write(`${JSON.stringify({format: 'mot-cua-heads/1', heads}, null, 2)}\n`);
}

async function run(): Promise<number> {
  const {values, positionals} = parseArgs({
    options: {
      heads: {type: 'string'},
      json: {type: 'boolean'},
      'print-heads': {type: 'boolean'},
      lang: {type: 'string'},
      help: {type: 'boolean', short: 'h'},
    },
    allowPositionals: true,
  });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0 || values.help) {
    process.stderr.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const language = languageOf(values.lang);
  const heads: KnownHead[] = values.heads === undefined ? [] : await on(values.heads, language, headsOf);
  const result = await on(file, language, (input) => auditOf(input, {heads}));
  if (values['print-heads']) printHeads(result);
  else if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else print(result, language);
  return result.findings.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
