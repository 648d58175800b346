import {readFileSync} from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import {parse} from 'yaml';

interface Operation {
  operationId: string;
  responses: Record<string, {$ref?: string; content?: Record<string, unknown>}>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {responses: Record<string, {content?: Record<string, unknown>}>};
}

/** docs/openapi.yaml as a judge: every response is held against it, and it knows what nobody has shown it yet. */
export class Contract {
  readonly #document = parse(readFileSync('docs/openapi.yaml', 'utf8')) as Document;
  readonly #ajv = new Ajv({strict: false, validateFormats: false, allErrors: true});
  readonly #unseen = new Set<string>();
  readonly #operations = new Map<string, Operation>();

  constructor() {
    this.#ajv.addSchema(this.#document, 'contract');
    for (const methods of Object.values(this.#document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (method === 'parameters') continue;
        this.#operations.set(operation.operationId, operation);
        for (const status of Object.keys(operation.responses)) this.#unseen.add(`${operation.operationId} ${status}`);
      }
    }
  }

  /** Responses that the document promises and no test has seen. */
  get unseen(): string[] {
    return [...this.#unseen];
  }

  /** What is wrong with a value by a named schema; empty where nothing is. */
  faults(schema: string, value: unknown): string[] {
    const valid = this.#ajv.validate({$ref: `contract#/components/schemas/${schema}`}, value);
    return valid ? [] : (this.#ajv.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message ?? ''}`);
  }

  /** Holds a response against the operation it answers; returns its JSON. Throws where they differ. */
  async check(operationId: string, response: Response): Promise<unknown> {
    const operation = this.#operations.get(operationId);
    if (!operation) throw new Error(`The contract knows no ${operationId}.`);
    const {status} = response;
    const promised = operation.responses[String(status)];
    if (!promised) throw new Error(`${operationId} answered ${status}, which the contract does not promise.`);
    this.#unseen.delete(`${operationId} ${status}`);
    const content = this.#content(promised);
    if (!content) return null;
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
    const media = content[type] as {schema: object} | undefined;
    if (!media) throw new Error(`${operationId} ${status} came as "${type}".`);
    if (type !== 'application/json') return null;
    const body: unknown = await response.json();
    const name = /\/schemas\/(\w+)$/.exec(JSON.stringify(media.schema).replace(/"}$/, ''))?.[1];
    const faults = name ? this.faults(name, body) : [];
    if (faults.length > 0) throw new Error(`${operationId} ${status}: ${faults.join('; ')}\n${JSON.stringify(body)}`);
    return body;
  }

  #content(promised: Operation['responses'][string]): Record<string, unknown> | undefined {
    const name = promised.$ref?.split('/').at(-1);
    return name ? this.#document.components.responses[name]?.content : promised.content;
  }
}
