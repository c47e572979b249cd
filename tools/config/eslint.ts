import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx', '**/*.mts'];

/** The core is a function of its arguments: what reads the surroundings is refused by name. */
const surroundings = [
  'process',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'performance',
  'globalThis',
];
const clocksAndChance = [
  { object: 'Date', property: 'now', message: 'The core receives `now` as an argument.' },
  { object: 'Math', property: 'random', message: 'The core receives random bytes as an argument.' },
  {
    object: 'crypto',
    property: 'getRandomValues',
    message: 'The core receives random bytes as an argument.',
  },
  { object: 'crypto', property: 'randomUUID', message: 'The core receives random bytes as an argument.' },
];
const clockByConstructor = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The core receives `now` as an argument.',
};
const chanceOfNode = {
  name: 'node:crypto',
  importNames: [
    'randomBytes',
    'randomInt',
    'randomUUID',
    'randomFillSync',
    'generateKeyPairSync',
    'webcrypto',
  ],
  message: 'The core receives random bytes and keys as arguments.',
};

const openExternal = {
  selector: "MemberExpression[property.name='openExternal']",
  message: 'Nothing of the kiosk opens a program of the machine.',
};
const innerHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Text goes into the page as text.',
};
const htmlByHand = {
  selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
  message: 'Text goes into the page as text.',
};
const everywhere = [openExternal, innerHtml, htmlByHand];

export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'coverage/',
    'gallery/',
    'test-results/',
    'playwright-report/',
    'release/',
    'bench-results/',
  ]),
  js.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('../..', import.meta.url).pathname },
    },
    rules: {
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A function that promises may have nothing to wait for; `async` still turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // `{ readonly [key: string]: T }` and `Record<string, T>` both read well.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // TypeScript's noPropertyAccessFromIndexSignature asks for the bracket where the key is not known.
      '@typescript-eslint/dot-notation': 'off',
      // A number or a boolean in a sentence reads the same with or without String().
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => doIt()` is how a one-line handler is written here.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Objects here are records of functions without a `this`, so a function may be taken out of one.
      '@typescript-eslint/unbound-method': 'off',
      // `[...text]` gives the characters of a text, and is meant to.
      '@typescript-eslint/no-misused-spread': 'off',
      // It asks for `!`, which the strict rules refuse; the sentence beside an `as` says more.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // The names of parts that a function must accept and does not need begin with an underscore.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['main/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...surroundings],
      'no-restricted-properties': ['error', ...clocksAndChance],
      'no-restricted-imports': ['error', { paths: [chanceOfNode] }],
      'no-restricted-syntax': ['error', ...everywhere, clockByConstructor],
    },
  },
  {
    // Playwright finds out which fixtures a test needs from the pattern, and an empty one means none.
    files: ['tests/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    // Vitest types `expect.any(...)` inside an expected value as `any`.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat['recommended-latest']] },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
);
