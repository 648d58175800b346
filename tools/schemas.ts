/* JSON Schema files from the valibot schemas of the models, so that a back-end team knows what to send. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {toJsonSchema} from '@valibot/to-json-schema';
import type {GenericSchema} from 'valibot';

/** Name of the file → the schema it is made from. */
const schemas: Readonly<Record<string, () => Promise<GenericSchema>>> = {};

/** Writes one `<name>.json` a schema into a folder. */
export async function writeSchemas(folder: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  for (const [name, load] of Object.entries(schemas)) {
    const schema = toJsonSchema(await load(), {errorMode: 'ignore'});
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
}
