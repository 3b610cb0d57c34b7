/** Writes the configuration to begin with: what was found in a tree, as comments and as what it says. */
import { posix } from 'node:path';
import { stringify } from 'yaml';
import { isAsideFolder } from '../../library/conventions/set-aside.ts';
import { count } from '../../reporters/summary.ts';
import { rules } from '../../rules/index.ts';
import type { InitResult } from '../../results/config.ts';
import { whyNoGlob } from './globs.ts';

export interface FoundInTree extends Pick<InitResult, 'libraries' | 'findings' | 'root'> {
  /** The configuration of a folder above, which the new one stands before; absolute. */
  readonly above: string | null;
}

/** @returns YAML that says what is in force without it, but for what it excludes */
export function startOfConfig(found: FoundInTree): string {
  const { root, above } = found;
  return [
    '# The configuration of stepalign. `stepalign config` prints what is in force, and from where each value comes.',
    ...foundLines(found).map((line) => `# ${line}`),
    ...(above === null ? [] : ['', `extends: ${yaml(posix.relative(root, above))}`]),
    '',
    '# Findings and edits are confined to these files and folders; the rest of the library is read all the same.',
    '# include:',
    '#   - steps',
    '',
    ...excludeLines(found),
    '',
    ...ruleLines(found),
    '',
    '# Other severities for some files.',
    '# overrides:',
    '#   - files: [steps/experiments]',
    '#     rules: { "**": info }',
    '',
    '# The file of findings that are known, which check leaves out; `stepalign check --update-baseline` writes it.',
    '# baseline: stepalign-baseline.json',
    '',
    "# What the library calls its things, where they have other names than the framework's.",
    '# names:',
    '#   contracts: ["*Contract"]',
    '#   specs: ["*Spec", "*Specification"]',
    '#   builders: ["*StepBuilder"]',
    '#   keys: { expected_output_paths: writes }',
    '',
    '# Whether comments that suppress findings have to say why.',
    '# requireReason: true',
    '',
    '# Container paths that are no data flow, each with what it is.',
    '# internalOutputs:',
    '#   /opt/ml/output/cache: where the trainer keeps its caches',
    '',
    "# Step types that the library has beside SageMaker's, each with the one that it makes.",
    '# stepTypes:',
    '#   TunedTraining: Training',
    '',
  ].join('\n');
}

/** What each library of the tree has: `3 contracts, 3 specs and 3 builders; registries: …`. */
export function foundLines({ libraries, root }: Pick<FoundInTree, 'libraries' | 'root'>): string[] {
  if (libraries.length === 0)
    return [
      'Found here: no contract, no spec and no builder. Has the library other names for them (`names`)?',
    ];
  return libraries.map(({ roots, counts, files }) => {
    const place = roots.map((each) => posix.relative(root, each) || '.').join(', ');
    const registries = files.registries.map((each) => posix.relative(root, each));
    const has = `${count(counts.contracts, 'contract')}, ${count(counts.specs, 'spec')} and ${count(counts.builders, 'builder')}`;
    return visibleLine(
      `Found in ${place}: ${has}${registries.length === 0 ? '' : `; registered in ${registries.slice(0, 3).join(', ')}${registries.length > 3 ? ', …' : ''}`}`,
    );
  });
}

/** A comment ends with its line, whatever a file is called. */
function visibleLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?');
}

function excludeLines({ libraries, root }: FoundInTree): string[] {
  // A library of its own that is named so is a copy of another one, where there is another one.
  const isCopy = ({ roots }: FoundInTree['libraries'][number]): boolean =>
    roots.every((each) => isAsidePath(posix.relative(root, each)));
  const copies = libraries.every(isCopy) ? [] : libraries.filter(isCopy);
  const paths = [
    ...copies.flatMap(({ roots }) => roots),
    ...libraries.flatMap(({ aside: { declarations } }) => declarations),
  ];
  const aside = new Set(paths.map((path) => topOfAside(posix.relative(root, path))));
  const globs = [...aside].filter((path) => whyNoGlob(path) === null && !/[*?[\]{}\\]/.test(path)).sort();
  const why = '# Files that are left alone, and whose declarations are no part of the library';
  return globs.length === 0
    ? [`${why}.`, '# exclude:', '#   - steps_old']
    : [
        `${why}: these look like backups, or like copies of it.`,
        'exclude:',
        ...globs.map((glob) => `  - ${yaml(`/${glob}`)}`),
      ];
}

/** The folder that is named as one of backups or copies, or else the file. */
function topOfAside(path: string): string {
  const parts = path.split('/');
  const at = parts.findIndex(isAsideFolder);
  return at === -1 ? path : parts.slice(0, at + 1).join('/');
}

function isAsidePath(path: string): boolean {
  return path.split('/').some(isAsideFolder);
}

/** Each rule that finds something, with how severe it is. */
function ruleLines({ findings }: FoundInTree): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const found = rules.filter(({ name }) => counts.has(name));
  const why =
    '# How severe the findings of rules are: off, info, warning or error. `stepalign rules` lists all rules';
  return [
    found.length === 0 ? `${why}.` : `${why}; these have findings today.`,
    '# rules:',
    ...(found.length === 0
      ? ['#   script/*: warning']
      : found.map(
          ({ name, severity }) => `#   ${name}: ${severity} # ${count(counts.get(name) ?? 0, 'finding')}`,
        )),
  ];
}

function yaml(value: string): string {
  return stringify(value).trimEnd();
}
