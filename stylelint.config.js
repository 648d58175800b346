/*
 * Styles of elements live in css`…` of TypeScript files. Logical properties everywhere, so that right-to-left works;
 * the wall's own files also spell out the physical fallback that televisions of 2022 need (Chromium 85 knows no
 * `inset`, no `margin-inline`, no container query).
 */
const wall = [
  'src/queue/queue-board/*.styles.ts',
  'src/device/slide-show/*.styles.ts',
  'src/portal/notice-board/wall.styles.ts',
];

export default {
  overrides: [
    {files: ['src/**/*.styles.ts', 'src/base/tokens.ts', 'src/rating/levels.ts'], customSyntax: 'postcss-lit'},
    {
      files: wall,
      rules: {
        'property-disallowed-list': [
          ['inset', '/^inset-/', '/^(margin|padding)-(inline|block)$/', '/^border-(inline|block)$/', 'aspect-ratio'],
          {message: 'Chromium 85 on a television does not know it: write the physical sides.'},
        ],
        'selector-pseudo-class-disallowed-list': [
          ['is', 'where', 'focus-visible'],
          {message: 'Chromium 85 drops the whole rule.'},
        ],
        'csstools/use-logical': null,
        'unit-no-unknown': [true, {ignoreUnits: ['u']}], // the wall's own, see queue-board.styles.ts
      },
    },
  ],
  plugins: ['stylelint-use-logical'],
  rules: {
    'block-no-empty': true,
    'color-no-invalid-hex': true,
    'declaration-block-no-duplicate-custom-properties': true,
    'declaration-block-no-shorthand-property-overrides': true,
    'font-family-no-missing-generic-family-keyword': null,
    'function-linear-gradient-no-nonstandard-direction': true,
    'property-no-unknown': [true, {ignoreProperties: ['container', 'container-type', 'container-name']}],
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'unit-no-unknown': true,
    'csstools/use-logical': [
      'always',
      {except: ['width', 'height', 'min-width', 'max-width', 'min-height', 'max-height', 'top', 'bottom']},
    ],
  },
};
