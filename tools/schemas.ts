/* JSON Schema files from the valibot schemas of the models, so that a back-end team knows what to send. */
import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {toJsonSchema} from '@valibot/to-json-schema';
import type {GenericSchema} from 'valibot';
import {devicesSchema} from '../src/device/device-list.ts';
import {slidesSchema} from '../src/device/slides.ts';
import {noticesSchema} from '../src/portal/notice.ts';
import {proceduresSchema} from '../src/procedure/procedure.ts';
import {ratingSchema} from '../src/rating/rating.ts';
import {dislikesSchema, reportSchema} from '../src/rating/report.ts';
import {surveySchema} from '../src/rating/survey-definition.ts';
import {answersSchema} from '../src/rating/survey.ts';

/** Name of the file → the schema it is made from. */
const schemas: Readonly<Record<string, GenericSchema>> = {
  procedures: proceduresSchema,
  rating: ratingSchema,
  survey: surveySchema,
  answers: answersSchema,
  report: reportSchema,
  dislikes: dislikesSchema,
  devices: devicesSchema,
  slides: slidesSchema,
  notices: noticesSchema,
};

/** Writes one `<name>.json` a schema into a folder, and beside them the questionnaires that are shipped as examples. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, {recursive: true});
  for (const [name, source] of Object.entries(schemas)) {
    const schema = toJsonSchema(source, {errorMode: 'ignore', typeMode: 'input'});
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  cpSync('src/rating/surveys', join(folder, 'surveys'), {recursive: true});
}
