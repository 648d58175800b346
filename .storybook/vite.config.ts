import {defineConfig} from 'vite';

/* Storybook's own: the one beside package.json builds the screens of demo/. */
export default defineConfig({build: {target: 'es2021'}});
