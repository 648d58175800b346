import {defineConfig} from 'vite';
import {workerPlugin} from '../tools/worker-plugin.ts';

/* Storybook's own: the one beside package.json builds the screens of demo/. */
export default defineConfig({plugins: [workerPlugin('page')], build: {target: 'es2021'}});
