import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import {floors} from './tools/lint-floors.js';

const noDom = ['window', 'document', 'navigator', 'localStorage', 'HTMLElement', 'customElements', 'fetch'];

export default tseslint.config(
  {ignores: ['build', 'dist', 'node_modules', 'coverage']},
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {allowForKnownSafeCalls: [{from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite']}]},
      ],
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: false}],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-console': ['error', {allow: ['warn', 'error']}],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: {lit, wc, 'lit-a11y': litA11y, 'mot-cua': {rules: {floors}}},
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/no-value-attribute': 'off',
      'wc/guard-super-call': 'off',
      'mot-cua/floors': 'error',
      'max-lines': ['error', {max: 450, skipBlankLines: true, skipComments: true}],
      'max-lines-per-function': ['error', {max: 60, skipBlankLines: true, skipComments: true}],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {name: 'lit/directives/repeat.js', message: 'It leaves a comment node a removed row; use .map().'},
            {
              name: 'lit/directives/style-map.js',
              message: 'Its first render is blocked by a strict policy; use classes.',
            },
            {name: 'lit/directives/unsafe-html.js', message: 'Never.'},
            {name: 'lit/directives/unsafe-svg.js', message: 'Never.'},
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {selector: "MemberExpression[property.name='innerHTML']", message: 'Trusted Types forbid it.'},
        {
          selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
          message: 'No style attribute in templates: a strict policy blocks it. Use classes or style.setProperty.',
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts', ...['queue', 'rating', 'procedure', 'device'].map((domain) => `src/${domain}/*.ts`)],
    rules: {
      'no-restricted-globals': ['error', ...noDom.map((name) => ({name, message: 'Models and core know no DOM.'}))],
    },
  },
  {files: ['tools/**', 'test/**', 'demo/server/**', '.storybook/**'], rules: {'no-console': 'off'}},
  {files: ['test/**'], rules: {'@typescript-eslint/no-unused-expressions': 'off'}},
  // chai's assertions are typed as promises by a plugin of @open-wc/testing; they are none.
  {files: ['test/**/*.test.ts'], rules: {'@typescript-eslint/no-floating-promises': 'off'}},
);
