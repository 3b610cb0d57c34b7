/** The commands: what each takes, and what runs it. A command's code is loaded when the command runs. */
import type { ExitCode } from './exit-codes.ts';
import {
  checkOptions,
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
  readonly takes: 'any' | 'at most one' | 'one';
}

export interface Command {
  readonly describe: string;
  readonly positional: Positional | null;
  readonly options: Options;
  /** It is given what the parser makes of a command line with these options. */
  readonly run: (args: never) => Promise<ExitCode>;
}

const paths: Positional = { name: 'paths', describe: PATHS, takes: 'any' };

export const commands: Readonly<Record<string, Command>> = {
  check: {
    describe: 'Find drift; change nothing',
    positional: paths,
    options: { ...runOptions, ...checkOptions },
    run: async (args: CheckArguments) => (await import('./commands/check.ts')).runCheck(args),
  },
  fix: {
    describe: 'Show the fixes as a diff; with --write, write them',
    positional: paths,
    options: { ...runOptions, ...fixOptions },
    run: async (args: FixArguments) => (await import('./commands/fix.ts')).runFix(args),
  },
  score: {
    describe: 'Score the builders as the universal step-builder test does, from source',
    positional: paths,
    options: scoreOptions,
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
    run: async (args: ResolveArguments) => (await import('./commands/resolve.ts')).runResolve(args),
  },
  undo: {
    describe: 'Bring back what the last run wrote',
    positional: {
      name: 'run',
      describe: 'A run that --list shows; default: the last',
      takes: 'at most one',
    },
    options: undoOptions,
    run: async (args: UndoArguments) => (await import('./commands/undo.ts')).runUndo(args),
  },
  explain: {
    describe: 'Print the page of a rule',
    positional: { name: 'rule', describe: 'A rule that `stepalign rules` lists', takes: 'one' },
    options: {},
    run: async ({ rule }: { rule: string }) => (await import('./commands/rules.ts')).explainRule(rule),
  },
  rules: {
    describe: 'List the rules',
    positional: null,
    options: rulesOptions,
    run: async ({ format }: { format: 'text' | 'json' }) =>
      (await import('./commands/rules.ts')).listRules(format),
  },
  completion: {
    describe: 'Print a script for shell completion (bash, zsh)',
    positional: null,
    options: {},
    run: async () => (await import('./help.ts')).printWithYargs(['completion']),
  },
};
