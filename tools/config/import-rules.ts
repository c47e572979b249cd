import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Stages of the core in the order of the way of a scan; each sees itself and the ones before it. */
const stages = ['scan', 'credential', 'trust', 'policy', 'admission', 'export'];

const stageOrder: IForbiddenRuleType[] = stages.map((stage, index) => ({
  name: `stage-${stage}-looks-back-only`,
  comment: `${stage} sees only the stages before it.`,
  severity: 'error',
  from: { path: `^main/core/${stage}/` },
  to: {
    path: `^main/core/(${[...stages.slice(index + 1).map((later) => `${later}/`), 'screening'].join('|')})`,
  },
}));

/** Who may import whom (docs/architecture.md). Each rule has a planted violation in `tests/architecture`. */
export const importRules: IForbiddenRuleType[] = [
  {
    name: 'core-is-pure',
    comment: 'The core imports the core, three pure packages, and of Node what only computes.',
    severity: 'error',
    from: { path: '^main/core/' },
    to: {
      pathNot: [
        '^main/core/',
        '^node_modules/(cbor2|certlogic-js|valibot)/',
        '^(node:)?(crypto|zlib|buffer)$',
      ],
    },
  },
  ...stageOrder,
  {
    name: 'pictures-stand-alone',
    comment: 'How pictures are read runs in workers of the window too: it brings nothing but itself.',
    severity: 'error',
    from: { path: '^main/core/picture/' },
    to: { pathNot: '^main/core/picture/' },
  },
  {
    name: 'log-never-sees-a-person',
    comment: 'What the log and the stick cannot import they cannot leak.',
    severity: 'error',
    from: { path: '^main/(core/(admission|export)|station/(log|stick|export|age|keys|merge))/' },
    to: { path: '^main/core/(credential|trust|scan|screening)' },
  },
  {
    name: 'station-knows-no-shell',
    comment: 'The station runs under any shell, and so imports none.',
    severity: 'error',
    from: { path: '^main/station/' },
    to: { path: '^(main/(electron|browser|cli)(/|\\.ts$)|renderer/|preload/preload\\.ts$)' },
  },
  {
    name: 'shells-go-through-the-station',
    comment: 'A shell that needs the core has a question which the station should answer.',
    severity: 'error',
    from: { path: '^main/(electron|browser|cli)(/|\\.ts$)' },
    to: { path: '^main/core/', pathNot: '^main/core/(result|units)\\.ts$' },
  },
  {
    name: 'shells-know-not-each-other',
    comment: 'Either shell can be taken away.',
    severity: 'error',
    from: { path: '^main/(electron|browser)(/|\\.ts$)' },
    to: { path: '^main/(electron|browser|cli)(/|\\.ts$)', pathNot: '^main/$1(/|\\.ts$)' },
  },
  {
    name: 'screens-see-the-contract',
    comment:
      'The renderer sees the contract, results, units, the buffer of the wedge and how pictures are read.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: {
      path: '^(main|preload|tools|tests)/',
      pathNot: [
        '^preload/contract/',
        '^main/core/(result|units)\\.ts$',
        '^main/core/scan/wedge-buffer\\.ts$',
        '^main/core/picture/',
      ],
    },
  },
  {
    name: 'contract-is-self-contained',
    comment: 'The contract is loaded by every window: it brings nothing but itself.',
    severity: 'error',
    from: { path: '^preload/' },
    to: { path: '^(main|renderer|tools|tests)/', pathNot: '^main/core/(result|units)\\.ts$' },
  },
  {
    name: 'electron-stays-in-its-shell',
    comment: 'Only the Electron shell and the preload script import Electron.',
    severity: 'error',
    from: {
      path: '^(main|preload|renderer)/',
      pathNot: ['^main/electron(/|\\.ts$)', '^preload/preload\\.ts$'],
    },
    to: { path: '^(electron|node_modules/electron(-store)?/)' },
  },
  {
    name: 'product-needs-no-tests',
    comment: 'What is shipped imports neither tests nor tools.',
    severity: 'error',
    from: { path: '^(main|preload|renderer)/' },
    to: { path: '^(tests|tools)/' },
  },
  {
    name: 'packages-are-declared',
    comment: 'A package that is imported stands in package.json.',
    severity: 'error',
    from: { path: '^(main|preload|renderer|tools|tests)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
  },
  {
    name: 'product-needs-no-development-packages',
    comment: 'What is shipped imports packages that are shipped. Electron is the runtime itself.',
    severity: 'error',
    from: { path: '^(main|preload|renderer)/' },
    to: {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: ['^node_modules/electron/', '^node_modules/@types/'],
    },
  },
  {
    name: 'imports-resolve',
    comment: 'Every import leads to a file.',
    severity: 'error',
    from: { path: '^(main|preload|renderer|tools|tests)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that import each other are one file, or have a third between them.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'A file that nothing imports and that imports nothing is not part of the program.',
    severity: 'error',
    from: { orphan: true, path: '^(main|preload|renderer)/', pathNot: '\\.d\\.(ts|mts)$' },
    to: {},
  },
];
