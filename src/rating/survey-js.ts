import {canonical} from '../core/canonical.js';
import {member, type Fault, type Reading} from '../core/schema.js';
import type {Text} from '../queue/ticket.js';
import type {Condition} from './survey-condition.js';
import {
  looksLikeSurveyJs,
  readSurvey,
  type ForeignForm,
  type Option,
  type Question,
  type Survey,
  type SurveyPage,
} from './survey-definition.js';
import {readExpression, type Resolve} from './survey-expression.js';
import {readQuestion, type Parts} from './survey-js-questions.js';
import {
  harmlessValues,
  leftOutOfAny,
  leftOutOfForm,
  leftOutOfPage,
  readForForm,
  readForPage,
  readForType,
} from './survey-js-properties.js';

/*
 * The common subset of SurveyJS forms, read into ours. What is not supported is named with its path, all at once;
 * what was only look is left out. Expressions become data (survey-expression.ts), never code.
 */

type Row = Record<string, unknown>;

/** Reads a questionnaire, ours or SurveyJS. `name` is for forms that have no id of their own. */
export function readAnySurvey(input: unknown, name = ''): Reading<Survey | null> {
  return readSurvey(input, looksLikeSurveyJs(input) ? readSurveyJs(input, name) : null);
}

/** Reads a SurveyJS form. Its version is a digest of all its words where it names none. */
function readSurveyJs(input: unknown, name = ''): ForeignForm {
  return new Reader(input as Row).form(name);
}

class Reader implements Parts {
  readonly faults: Fault[] = [];
  readonly #paths: string[] = [];
  /** Names of all questions, and the rows of those that are a matrix. */
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(private readonly source: Row) {}

  form(name: string): ForeignForm {
    const {source} = this;
    this.#refuseOthers(source, '', readForForm, leftOutOfForm);
    const pages = rowsOf(source['pages'] ?? [source]);
    pages.forEach((page) => this.#learnNames(page));
    const value = {
      id: text(source['id']) || name || 'survey',
      version: text(source['version']) || `auto-${digest(canonical(source))}`,
      title: this.words(source['title'], 'title'),
      description: this.words(source['description'], 'description'),
      pages: pages.map((page, at) => this.#page(page, source['pages'] ? `pages.${at}` : '')),
    };
    return {value, faults: this.faults, paths: this.#paths};
  }

  refuse(path: string, reason: string): void {
    this.faults.push({path: path.replace(/^\./, ''), reason});
  }

  words(input: unknown, path: string): Text | undefined {
    if (input == null) return undefined;
    const said = typeof input === 'object' ? inLanguages(input as Row) : String(input);
    const all = typeof said === 'string' ? [said] : Object.values(said);
    const asked = all.flatMap((one) => [...one.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!.trim()));
    const inserted = asked.find((name) => this.resolve(name));
    if (inserted) this.refuse(path, `It inserts the answer “${inserted}” into a text, which is not supported.`);
    return said;
  }

  options(input: unknown, path: string): Option[] {
    if (input != null && !Array.isArray(input)) this.refuse(path, 'A list was expected.');
    return (Array.isArray(input) ? (input as unknown[]) : []).map((row, at): Option => {
      const place = `${path}.${at}`;
      if (typeof row !== 'object' || row === null) return {value: row as Option['value'], text: String(row)};
      for (const key of Object.keys(row))
        if (!['value', 'text'].includes(key)) this.refuse(`${place}.${key}`, 'This is not supported on a choice.');
      const value = member(row, 'value') as Option['value'];
      return {value, text: this.words(member(row, 'text'), place) ?? String(value)};
    });
  }

  condition(input: unknown, path: string): Condition | undefined {
    if (input == null || input === '') return undefined;
    const read = readExpression(String(input), this.resolve);
    if ('condition' in read) return read.condition;
    this.refuse(path, read.problem);
    return undefined;
  }

  readonly resolve: Resolve = (name) => {
    if (this.#names.has(name)) return {question: name};
    const dot = name.lastIndexOf('.');
    const [question, row] = [name.slice(0, dot), name.slice(dot + 1)];
    return dot > 0 && this.#names.get(question)?.has(row) ? {question, row} : null;
  };

  #learnNames(part: Row): void {
    for (const element of elementsOf(part)) {
      const rows = Array.isArray(element['rows']) ? (element['rows'] as unknown[]) : [];
      const values = rows.map((row) => String(typeof row === 'object' ? member(row, 'value') : row));
      if (element['type'] === 'panel') this.#learnNames(element);
      else if (typeof element['name'] === 'string') this.#names.set(element['name'], new Set(values));
    }
  }

  #page(page: Row, path: string): Partial<SurveyPage> {
    if (path) this.#refuseOthers(page, path, readForPage, leftOutOfPage);
    return {
      ...(path && {
        title: this.words(page['title'], `${path}.title`),
        description: this.words(page['description'], `${path}.description`),
        visibleIf: this.condition(page['visibleIf'], `${path}.visibleIf`),
      }),
      sections: this.#sections(page, path, []),
    };
  }

  /** Panels become sections, one level deep; questions between them sections without a title. */
  #sections(part: Row, path: string, outer: readonly Condition[]): SurveyPage['sections'] {
    const list = part['elements'] ? 'elements' : 'questions';
    const head = {
      title: this.words(outer.length > 0 || part['type'] === 'panel' ? part['title'] : undefined, `${path}.title`),
      description: part['type'] === 'panel' ? this.words(part['description'], `${path}.description`) : undefined,
      visibleIf: outer.length > 1 ? {all: [...outer]} : outer[0],
    };
    const sections: SurveyPage['sections'] = [];
    let open: SurveyPage['sections'][number] | undefined;
    elementsOf(part).forEach((element, at) => {
      const place = `${path}.${list}.${at}`;
      if (element['type'] === 'panel') {
        this.#refuseOthers(element, place, readForPage, leftOutOfPage);
        const own = this.condition(element['visibleIf'], `${place}.visibleIf`);
        sections.push(...this.#sections(element, place, own ? [...outer, own] : outer));
        open = undefined;
      } else {
        if (!open) sections.push((open = {...head, questions: []}));
        open.questions.push(this.#question(element, place));
      }
    });
    return sections;
  }

  #question(element: Row, path: string): Question {
    const type = text(element['type']);
    const known = Object.prototype.hasOwnProperty.call(readForType, type) ? readForType[type] : undefined;
    this.#paths.push(path.replace(/^\./, ''));
    const name = text(element['name']);
    const standIn = {type: 'text', name: name || path, required: false, long: false, kind: 'plain'} as const;
    if (!known) {
      this.refuse(path, `The type “${type}”${name && ` of “${name}”`} is not supported.`);
      return standIn;
    }
    this.#refuseOthers(element, path, known, leftOutOfAny);
    if (!name) this.refuse(path, 'A question needs a name.');
    return name ? readQuestion(element, path, this) : standIn;
  }

  #refuseOthers(row: Row, path: string, read: ReadonlySet<string>, leftOut: ReadonlySet<string>): void {
    for (const [key, value] of Object.entries(row)) {
      const harmless = harmlessValues[key];
      const said = JSON.stringify(value) ?? '';
      if (harmless ? harmless.some((one) => JSON.stringify(one) === said) : read.has(key) || leftOut.has(key)) continue;
      this.refuse(
        `${path}.${key}`,
        harmless ? `${said.slice(0, 60)} is not supported here.` : 'This is not supported.',
      );
    }
  }
}

function elementsOf(part: Row): Row[] {
  return rowsOf(part['elements'] ?? part['questions']);
}

/** Whatever stands in a list becomes a row that can be read, so that its fault can be named. */
function rowsOf(input: unknown): Row[] {
  return (Array.isArray(input) ? (input as unknown[]) : []).map((row) =>
    typeof row === 'object' && row !== null ? (row as Row) : {},
  );
}

function text(input: unknown): string {
  return typeof input === 'string' ? input : '';
}

/** SurveyJS keeps the language it was written in as `default`: it stands for each of ours that is missing. */
function inLanguages(input: Row): Readonly<Record<string, string>> {
  const said = Object.entries(input).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const {default: otherwise, ...languages} = Object.fromEntries(said);
  return otherwise === undefined ? languages : {vi: otherwise, en: otherwise, ...languages};
}

/** FNV-1a: short, steady and no secret. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
