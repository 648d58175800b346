import type {Comparison, Condition, Operator, Value} from './survey-condition.js';

/*
 * The common part of SurveyJS expressions, read into conditions: comparisons of one question with constants, joined by
 * `and`, `or`, `not` and parentheses. Nothing is ever evaluated as code; what is not understood is said to be so.
 */

/** Which question, and which row of a matrix, a name in braces means; `null` for none. */
export type Resolve = (name: string) => {question: string; row?: string} | null;

interface Token {
  kind: 'name' | 'text' | 'number' | 'word' | 'sign';
  text: string;
}

const deepest = 50;
const pattern =
  /\s*(?:\{([^{}]*)\}|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)(?![\p{L}\p{N}_])|(&&|\|\||==|<>|!=|>=|<=|[=<>!()[\],])|([\p{L}_][\p{L}\p{N}_-]*))/uy;

const operators: Readonly<Record<string, Operator>> = {
  '=': 'equals',
  '==': 'equals',
  equal: 'equals',
  '<>': 'differs',
  '!=': 'differs',
  notequal: 'differs',
  '>': 'above',
  greater: 'above',
  '>=': 'at-least',
  greaterorequal: 'at-least',
  '<': 'below',
  less: 'below',
  '<=': 'at-most',
  lessorequal: 'at-most',
  contains: 'contains',
  contain: 'contains',
  notcontains: 'lacks',
  notcontain: 'lacks',
  anyof: 'any-of',
  allof: 'all-of',
  noneof: 'none-of',
  empty: 'empty',
  notempty: 'not-empty',
};

/** What an operator becomes when its sides are exchanged. */
const turned: Partial<Record<Operator, Operator>> = {
  equals: 'equals',
  differs: 'differs',
  above: 'below',
  'at-least': 'at-most',
  below: 'above',
  'at-most': 'at-least',
};

/** Reads an expression, or says in English why it cannot. */
export function readExpression(text: string, resolve: Resolve): {condition: Condition} | {problem: string} {
  try {
    return {condition: new Parser(tokensOf(text), resolve).whole()};
  } catch (error) {
    return {problem: `The condition “${text.slice(0, 120)}” is not supported: ${(error as Error).message}`};
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const whole = text.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < whole.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(whole);
    if (!found) throw new Error(`“${whole.slice(at, at + 12).trim()}” was not understood.`);
    const [, name, single, double, digits, sign, word] = found;
    if (name !== undefined) tokens.push({kind: 'name', text: name.trim()});
    else if (single !== undefined || double !== undefined)
      tokens.push({kind: 'text', text: (single ?? double)!.replace(/\\(.)/g, '$1')});
    else if (digits !== undefined) tokens.push({kind: 'number', text: digits});
    else if (sign !== undefined) tokens.push({kind: 'sign', text: sign});
    else tokens.push({kind: 'word', text: word!});
  }
  return tokens;
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly resolve: Resolve,
  ) {}

  whole(): Condition {
    const condition = this.#anyOf();
    if (this.#at < this.tokens.length) throw new Error(`“${this.#shown}” was not expected.`);
    return condition;
  }

  #anyOf(): Condition {
    const parts = [this.#allOf()];
    while (this.#takes('or', '||')) parts.push(this.#allOf());
    return parts.length > 1 ? {any: parts} : parts[0]!;
  }

  #allOf(): Condition {
    const parts = [this.#one()];
    while (this.#takes('and', '&&')) parts.push(this.#one());
    return parts.length > 1 ? {all: parts} : parts[0]!;
  }

  #one(): Condition {
    if (++this.#depth > deepest) throw new Error('It is nested too deeply.');
    try {
      if (this.#takes('!', 'not')) return {not: this.#one()};
      if (!this.#takes('(')) return this.#comparison();
      const inner = this.#anyOf();
      if (!this.#takes(')')) throw new Error('A parenthesis is not closed.');
      return inner;
    } finally {
      this.#depth--;
    }
  }

  #comparison(): Condition {
    const asked = this.#question();
    if (asked) return this.#compared(asked);
    const value = this.#value();
    const written = this.#operator();
    const operator = turned[written];
    const question = this.#question();
    if (!operator || !question) throw new Error('One side must be a question, the other a constant.');
    return {...question, operator, value};
  }

  #compared(asked: Pick<Comparison, 'question' | 'row'>): Condition {
    const operator = this.#operator();
    if (operator === 'empty' || operator === 'not-empty') return {...asked, operator};
    if (this.#now?.kind === 'name') throw new Error('Two questions cannot be compared with each other.');
    return {...asked, operator, value: this.#takes('[') ? this.#list() : this.#value()};
  }

  #question(): Pick<Comparison, 'question' | 'row'> | null {
    const token = this.#now;
    if (token?.kind !== 'name') return null;
    this.#at++;
    const found = this.resolve(token.text);
    if (!found) throw new Error(`there is no question “${token.text}”.`);
    return found;
  }

  #operator(): Operator {
    const token = this.#now;
    const key = token && (token.kind === 'sign' || token.kind === 'word') ? token.text.toLowerCase() : '';
    const operator = Object.prototype.hasOwnProperty.call(operators, key) ? operators[key] : undefined;
    if (!operator) throw new Error(`a comparison was expected at “${this.#shown}”.`);
    this.#at++;
    return operator;
  }

  #list(): Value[] {
    const values: Value[] = [];
    while (!this.#takes(']')) {
      values.push(this.#value());
      if (!this.#takes(',') && this.#now?.text !== ']') throw new Error('A list is not closed.');
    }
    return values;
  }

  #value(): Value {
    const token = this.#now;
    if (!token || token.kind === 'sign' || token.kind === 'name')
      throw new Error(`a value was expected at “${this.#shown}”.`);
    this.#at++;
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'word' && this.#now?.text === '(') throw new Error(`the function “${token.text}” is not known.`);
    if (token.kind === 'word' && /^(true|false)$/i.test(token.text)) return token.text.toLowerCase() === 'true';
    return token.text;
  }

  get #now(): Token | undefined {
    return this.tokens[this.#at];
  }

  get #shown(): string {
    return this.#now?.text ?? 'the end';
  }

  #takes(...texts: string[]): boolean {
    const token = this.#now;
    const found = (token?.kind === 'sign' || token?.kind === 'word') && texts.includes(token.text.toLowerCase());
    if (found) this.#at++;
    return found;
  }
}
