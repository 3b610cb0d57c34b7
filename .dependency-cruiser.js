/**
 * The floors of the house, from the top: a folder may import from those below it, never from those above. Folders of one
 * floor don't know each other; `sagemaker`, facts, and `memoize` are for all. docs/architecture.md says what each is for,
 * with the drawing that `npm run draw` makes of the imports.
 */
export const floors = [
  'src/cli',
  'src/api.ts',
  'src/run',
  'src/project',
  'transforms',
  'src/engine',
  'src/proofs',
  'src/reporters',
  'src/results',
  'src/rules',
  'src/scoring',
  'src/resolver',
  'src/workspace',
  'src/formatting',
  'src/library/reading',
  'src/library/questions',
  'src/library/model',
  'src/library/tracing',
  'src/library/values',
  'src/library/sources',
  'src/library/conventions',
  'src/languages',
  'src/edits',
  'src/source',
  'src/sagemaker',
  'src/memoize',
];

const within = (floor) => `^${floor.replace('.', '\\.')}${floor.endsWith('.ts') ? '$' : '/'}`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floors.slice(1).map((floor, at) => ({
      name: `below-${floors[at].replace('src/', '')}`,
      severity: 'error',
      comment: `Imports go down: ${floor}/ may not know what stands above it.`,
      from: { path: within(floor) },
      to: { path: floors.slice(0, at + 1).map(within) },
    })),
    {
      name: 'on-a-floor',
      severity: 'error',
      comment: 'Every module stands in a folder of which the floor is known (.dependency-cruiser.js).',
      from: {},
      to: { path: '^(src|transforms)/', pathNot: floors.map(within) },
    },
    { name: 'no-circle', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
