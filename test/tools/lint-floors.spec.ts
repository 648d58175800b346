import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ESLint} from 'eslint';

/** What the floors' rule says of a file with this text, if it stood at this place. */
async function said(path: string, text: string): Promise<string[]> {
  const lint = new ESLint({
    overrideConfigFile: 'eslint.config.js',
    ruleFilter: ({ruleId}) => ruleId === 'mot-cua/floors',
  });
  const [result] = await lint.lintText(text, {filePath: path});
  return result!.messages.filter(({ruleId}) => ruleId === 'mot-cua/floors').map(({message}) => message);
}

describe('the rule of the floors', () => {
  it('lets an element import a model, a service and the base', async () => {
    const text = "import '../view.js'; import '../../services/hall/hall.js'; import '../../base/locale.js';";
    assert.deepEqual(await said('src/queue/queue-board/queue-board.ts', text), []);
  });

  it('refuses an element that imports another', async () => {
    const [message = ''] = await said(
      'src/queue/queue-board/queue-board.ts',
      "import '../../rating/rating-pad/rating-pad.js';",
    );
    assert.match(message, /never imports another/);
  });

  it('refuses a model that imports a service', async () => {
    const [message = ''] = await said('src/queue/view.ts', "import '../services/hall/hall.js';");
    assert.match(message, /goes only down/);
  });

  it('refuses Lit in a service', async () => {
    const [message = ''] = await said('src/services/hall/hall.ts', "import {html} from 'lit'; html``;");
    assert.match(message, /knows no Lit/);
  });

  it('refuses a late import as it does an early one', async () => {
    const [message = ''] = await said('src/core/time.ts', "export const late = () => import('../base/locale.js');");
    assert.match(message, /goes only down/);
  });
});
