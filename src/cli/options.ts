/** The options of the commands. It imports little, so that the help is printed without what the commands take. */
import type { InferredOptionTypes } from 'yargs';
import { formats } from '../reporters/index.ts';

/** An option as the parser and the help take it. */
export interface Option {
  readonly type?: 'boolean' | 'string' | 'number';
  /** Whether it may be given several times, each adding a value; of any other option the last counts. */
  readonly array?: true;
  readonly choices?: readonly string[];
  /** Whether a choice may name a file behind a colon. */
  readonly withFile?: true;
  /** A letter that stands for the flag, typed with one dash. */
  readonly alias?: string;
  /** What the flag alone stands for, where its value may be left out. */
  readonly alone?: string;
  /** What `--no-…` stands for, where it has values. */
  readonly none?: string;
  /** What it is where it isn't given. */
  readonly default?: boolean | string;
  readonly describe: string;
}

export type Options = Readonly<Record<string, Option>>;

const timing = {
  type: 'boolean',
  default: false,
  describe: 'Print where the time goes: by phase, by rule, and for the slowest files',
} as const;

const allowEmpty = {
  type: 'boolean',
  default: false,
  describe: 'Take it for no drift where there is no source; without it that is wrong usage',
} as const;

/** Of commands that have two forms. */
const textOrJson = {
  choices: ['text', 'json'] as const,
  default: 'text' as const,
  describe: 'How results are printed',
} as const;

const config = {
  type: 'string',
  requiresArg: true,
  describe: 'Take the settings from this file, and look for no other',
} as const;

const quiet = {
  type: 'boolean',
  alias: 'q',
  default: false,
  describe: 'Print errors and the summary, nothing else',
} as const;

/** Empty for none. */
const baseline = { type: 'string', none: '' } as const;

const verbose = {
  type: 'boolean',
  alias: 'v',
  default: false,
  describe:
    "Print which files were taken as the library or left aside, what comments suppress, and what isn't known of pipelines",
} as const;

export const runOptions = {
  only: {
    type: 'string',
    array: true,
    describe: 'Rules or transforms to run (names or globs)',
  },
  skip: {
    type: 'string',
    array: true,
    describe: 'Rules or transforms to leave out (names or globs)',
  },
  step: {
    type: 'string',
    array: true,
    describe: 'Step types or builders to look at (names or globs)',
  },
  at: {
    type: 'string',
    array: true,
    describe: 'Places to look at: FILE:LINE, or FILE:LINE:COLUMN',
  },
  since: {
    type: 'string',
    describe: 'Git revision to compare names with; default: the merge base with the default branch',
  },
  config,
  format: {
    type: 'string',
    array: true,
    choices: Object.keys(formats),
    withFile: true,
    describe: 'How results are reported, and where: FORMAT or FORMAT:FILE; default: text',
  },
  'output-file': { type: 'string', alias: 'o', describe: 'Put the report into this file' },
  level: {
    choices: ['error', 'warning', 'info'] as const,
    default: 'info' as const,
    describe: 'The least severity that is reported; --fail-on is what the exit code goes by',
  },
  quiet,
  'fail-on': {
    choices: ['error', 'warning', 'info'] as const,
    default: 'warning' as const,
    describe: 'The least severity that makes the exit code 1',
  },
  'allow-empty': allowEmpty,
  cache: {
    type: 'boolean',
    default: true,
    describe: 'Keep what is read and found for the next run; not with --no-cache',
  },
  'exit-zero': { type: 'boolean', default: false, describe: 'Exit with 0 even where there are findings' },
  timing,
} as const;

export const checkOptions = {
  verbose,
  statistics: {
    type: 'boolean',
    default: false,
    describe: 'Print how often each rule has found something instead of the findings',
  },
  'stdin-filename': {
    type: 'string',
    describe:
      'Take standard input for the text of this file, as an editor has it; only this file is reported',
  },
  baseline: {
    ...baseline,
    describe: 'A file of known findings, which are left out; not the configured one with --no-baseline',
  },
  changed: {
    type: 'string',
    alone: 'HEAD',
    describe: 'Only what is new since this git revision or its merge base with HEAD; by itself HEAD',
  },
  'update-baseline': {
    type: 'boolean',
    default: false,
    describe: 'Write what is found into the baseline: it is known from now on',
  },
  prune: {
    type: 'boolean',
    default: false,
    describe: "Drop from the baseline what isn't there any more",
  },
} as const;

export type CheckArguments = RunArguments & {
  'stdin-filename': string | undefined;
  verbose: boolean;
  statistics: boolean;
  /** Empty for none. */
  baseline: string | undefined;
  changed: string | undefined;
  'update-baseline': boolean;
  prune: boolean;
};

export const colorOption = {
  color: {
    choices: ['auto', 'always', 'never'] as const,
    alone: 'always',
    none: 'never',
    default: 'auto' as const,
    describe: 'Colours: on a terminal, always (--color), or never (--no-color)',
  },
} as const;

export const rulesOptions = { format: textOrJson } as const;

export const configOptions = { config, format: textOrJson } as const;

export type ConfigArguments = InferredOptionTypes<typeof configOptions> & {
  paths: string[] | undefined;
};

export type ColorChoice = 'auto' | 'always' | 'never';

export type RunArguments = InferredOptionTypes<typeof runOptions & typeof colorOption> & {
  paths: string[] | undefined;
};

export const PATHS = 'Files and folders; default: the working directory';

export const fixOptions = {
  write: { type: 'boolean', default: false, describe: 'Write the changed files (without it: a dry run)' },
  review: { type: 'boolean', default: false, describe: "Take the fixes that want a person's look, too" },
  suppress: {
    type: 'boolean',
    default: false,
    describe: 'Write comments that suppress what is left once the fixes are made',
  },
  reason: { type: 'string', describe: 'With --suppress: what the comments give as their reason' },
  baseline: {
    ...baseline,
    describe: 'With --suppress: a file of known findings, which get no comments; --no-baseline as for check',
  },
  'max-changes': {
    type: 'number',
    describe: 'Stop where more files than this would change',
  },
  'allow-dirty': {
    type: 'boolean',
    default: false,
    describe: 'Write files that have uncommitted changes, too',
  },
  verify: {
    type: 'string',
    describe: 'Run this command after writing; bring everything back where it fails',
  },
  commit: { type: 'boolean', default: false, describe: 'Make a git commit for each transform' },
  patch: { type: 'string', describe: 'Put the diff into this file; - is standard output' },
  'with-text': {
    type: 'boolean',
    default: false,
    describe: "With --format json: the changed files' new text",
  },
} as const;

export type FixArguments = RunArguments & {
  write: boolean;
  review: boolean;
  suppress: boolean;
  reason: string | undefined;
  /** Empty for none. */
  baseline: string | undefined;
  'max-changes': number | undefined;
  'allow-dirty': boolean;
  verify: string | undefined;
  commit: boolean;
  patch: string | undefined;
  'with-text': boolean;
};

export const scoreOptions = {
  step: runOptions.step,
  min: {
    type: 'number',
    describe: 'Exit with 1 where a builder scores less than this (0 to 100), or none can be judged by it',
  },
  config,
  format: textOrJson,
  'allow-empty': allowEmpty,
  timing,
} as const;

export interface ScoreArguments {
  readonly paths: string[] | undefined;
  readonly step: string[] | undefined;
  readonly min: number | undefined;
  readonly config: string | undefined;
  readonly 'allow-empty': boolean;
  readonly timing: boolean;
  readonly format: 'text' | 'json';
  readonly color: ColorChoice;
}

export const resolveOptions = {
  explain: {
    type: 'boolean',
    default: false,
    describe: 'Show every candidate, and why its name counts so much',
  },
  config,
  format: textOrJson,
  'allow-empty': allowEmpty,
  timing,
} as const;

export interface ResolveArguments {
  readonly step: string | undefined;
  readonly explain: boolean;
  readonly config: string | undefined;
  readonly 'allow-empty': boolean;
  readonly timing: boolean;
  readonly format: 'text' | 'json';
  readonly color: ColorChoice;
}

export const undoOptions = {
  list: { type: 'boolean', default: false, describe: 'Show the runs that wrote, the newest first' },
  abandon: {
    type: 'string',
    requiresArg: true,
    describe: 'Leave everything as it is that this run wrote, and forget it',
  },
  revert: {
    type: 'boolean',
    default: false,
    describe: 'Make a commit of what is brought back, which reverts those that the run made',
  },
  format: textOrJson,
} as const;

export interface UndoArguments {
  readonly run: string | undefined;
  readonly list: boolean;
  readonly abandon: string | undefined;
  readonly revert: boolean;
  readonly format: 'text' | 'json';
}
