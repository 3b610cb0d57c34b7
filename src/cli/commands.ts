/** The commands: what each takes, and what runs it. A command's code is loaded when the command runs. */
import type { CompletionArguments } from './commands/completion.ts';
import type { ExplainArguments } from './commands/explain.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import {
  checkOptions,
  configOptions,
  fixOptions,
  PATHS,
  resolveOptions,
  rulesOptions,
  runOptions,
  scoreOptions,
  undoOptions,
} from './options.ts';
import type {
  CheckArguments,
  ConfigArguments,
  FixArguments,
  Options,
  ResolveArguments,
  ScoreArguments,
  UndoArguments,
} from './options.ts';

/** What a command takes beside its options. */
export interface Positional {
  readonly name: string;
  readonly describe: string;
  readonly takes: 'any' | 'at most one';
}

export interface Command {
  readonly describe: string;
  readonly positional: Positional | null;
  readonly options: Options;
  /** Command lines, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  /** What it may end with. */
  readonly exits: readonly ExitCode[];
  /** Which pages of the package say more. */
  readonly readOn: string;
  /** It is given what the parser makes of a command line with these options. */
  readonly run: (args: never) => Promise<ExitCode>;
}

/** What every command may end with. */
const ALWAYS: readonly ExitCode[] = [EXIT.clean, EXIT.usage, EXIT.internal];

const paths: Positional = { name: 'paths', describe: PATHS, takes: 'any' };

export const commands: Readonly<Record<string, Command>> = {
  check: {
    describe: 'Find drift; change nothing',
    positional: paths,
    options: { ...runOptions, ...checkOptions },
    examples: [
      ['stepalign check steps/', 'what is found below steps/, and what it was compared with'],
      ['stepalign check --only script/* --fail-on error', 'scripts only; warnings leave the exit code at 0'],
      ['stepalign check --stdin-filename steps/spec.py < edited.py', 'a text that an editor has not saved'],
    ],
    exits: [...ALWAYS, EXIT.findings, EXIT.unreadable],
    readOn: 'README.md, and stepalign explain for each rule',
    run: async (args: CheckArguments) => (await import('./commands/check.ts')).runCheck(args),
  },
  fix: {
    describe: 'Show the fixes as a diff; with --write, write them',
    positional: paths,
    options: { ...runOptions, ...fixOptions },
    examples: [
      ['stepalign fix > drift.patch', 'the safe fixes as a patch for git apply'],
      ['stepalign fix --write --verify pytest', 'write them, and bring all back where the tests fail'],
      ['stepalign fix --at steps/spec.py:12 --review', 'the fix of one finding, also where it wants review'],
      [
        'stepalign fix --suppress --reason legacy',
        'comments for what no fix mends, so that only new drift is told',
      ],
    ],
    exits: [...ALWAYS, EXIT.findings, EXIT.unreadable, EXIT.verifyFailed, EXIT.tooManyChanges],
    readOn: 'README.md and docs/guarantees.md',
    run: async (args: FixArguments) => (await import('./commands/fix.ts')).runFix(args),
  },
  score: {
    describe: 'Score the builders as the universal step-builder test does, from source',
    positional: paths,
    options: scoreOptions,
    examples: [['stepalign score --min 90', 'exit with 1 where a builder scores less than 90']],
    exits: [...ALWAYS, EXIT.findings, EXIT.unreadable],
    readOn: 'docs/score.md',
    run: async (args: ScoreArguments) => (await import('./commands/score.ts')).runScore(args),
  },
  resolve: {
    describe: 'Show which output each dependency resolves to, and with which score',
    positional: {
      name: 'step',
      describe: 'A step type or builder (name or glob); default: all',
      takes: 'at most one',
    },
    options: resolveOptions,
    examples: [
      [
        'stepalign resolve XGBoostTraining --explain',
        'every candidate of its dependencies, and why it counts so much',
      ],
    ],
    exits: [...ALWAYS, EXIT.unreadable],
    readOn: 'README.md and docs/domain/dependency-resolution.md',
    run: async (args: ResolveArguments) => (await import('./commands/resolve.ts')).runResolve(args),
  },
  config: {
    describe: 'Print which settings are in force, and from where each comes',
    positional: paths,
    options: configOptions,
    examples: [['stepalign config steps/', 'what holds below steps/, with the file that says it']],
    exits: ALWAYS,
    readOn: 'docs/config.md',
    run: async (args: ConfigArguments) => (await import('./commands/config.ts')).printConfig(args),
  },
  init: {
    describe: 'Write a configuration with what is found here',
    positional: {
      name: 'path',
      describe: 'The folder of the library; default: the current one',
      takes: 'at most one',
    },
    options: {},
    examples: [['stepalign init', 'write stepalign.config.yaml; what stands there already is left as it is']],
    exits: [...ALWAYS, EXIT.unreadable],
    readOn: 'docs/config.md',
    run: async ({ path }: { path: string | undefined }) =>
      (await import('./commands/config.ts')).writeConfig(path),
  },
  undo: {
    describe: 'Bring back what the last run wrote',
    positional: {
      name: 'run',
      describe: 'A run that --list shows; default: the last',
      takes: 'at most one',
    },
    options: undoOptions,
    examples: [
      ['stepalign undo', 'bring back what the last run wrote'],
      ['stepalign undo --list', 'the runs that wrote, the newest first'],
      ['stepalign undo --revert', 'the same of a run with --commit, with a commit that reverts its own'],
    ],
    exits: [...ALWAYS, EXIT.unreadable],
    readOn: 'docs/guarantees.md',
    run: async (args: UndoArguments) => (await import('./commands/undo.ts')).runUndo(args),
  },
  explain: {
    describe: 'Print the page of a rule or a transform',
    positional: {
      name: 'name',
      describe: 'A rule or a transform; default: list what there is',
      takes: 'at most one',
    },
    options: {},
    examples: [
      ['stepalign explain contract/internal-output', 'what it finds, why that is bad, and how it is mended'],
    ],
    exits: ALWAYS,
    readOn: 'README.md',
    run: async (args: ExplainArguments) => (await import('./commands/explain.ts')).runExplain(args),
  },
  rules: {
    describe: 'List the rules',
    positional: null,
    options: rulesOptions,
    examples: [['stepalign rules --format json', 'the same for programs']],
    exits: ALWAYS,
    readOn: 'README.md, and stepalign explain for each rule',
    run: async ({ format }: { format: 'text' | 'json' }) =>
      (await import('./commands/rules.ts')).listRules(format),
  },
  completion: {
    describe: 'Print a script for shell completion (bash, zsh, fish)',
    positional: {
      name: 'shell',
      describe: 'bash, zsh or fish; default: as SHELL says',
      takes: 'at most one',
    },
    options: {},
    examples: [
      ['source <(stepalign completion bash)', 'complete in this shell'],
      ['stepalign completion fish | source', 'the same in fish'],
    ],
    exits: ALWAYS,
    readOn: 'README.md',
    run: async (args: CompletionArguments) => (await import('./commands/completion.ts')).runCompletion(args),
  },
};
