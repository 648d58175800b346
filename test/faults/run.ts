/* `npm run faults`: the fault lists with their long rows at full length, such as a hundred kills instead of twenty. */
import {spawn} from 'node:child_process';

const child = spawn(process.execPath, ['--import', 'tsx', 'tools/test.ts', 'test/faults/'], {
  stdio: 'inherit',
  env: {...process.env, MOT_CUA_FAULTS: 'long'},
});
child.on('close', (code) => (process.exitCode = code ?? 1));
