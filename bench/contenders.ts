/** The programs that are measured, each with its command line. */
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Command } from './measure.ts';
import { PROJECT } from './place.ts';
import { STEADY_SPEC } from './tree.ts';
import { PREFILTER_WORDS } from './words.ts';

/** Folders for what a run may keep for the next one. */
interface CacheFolders {
  /** Empty each time. */
  readonly fresh: string;
  /** As the last run left it. */
  readonly kept: string;
}

export interface Contender {
  /** How the table calls it. */
  readonly title: string;
  readonly command: (caches: CacheFolders) => Command;
}

const { resolve } = createRequire(join(PROJECT, 'package.json'));
const STEPALIGN = join(PROJECT, 'dist/src/cli/main.js');
const JSCODESHIFT = resolve('jscodeshift/bin/jscodeshift.js');

/** The program itself: the package's own command is a Node script that starts it. */
export function astGrep(): string {
  const { platform, arch } = process;
  const suffix = platform === 'linux' ? '-gnu' : platform === 'win32' ? '-msvc' : '';
  const manifest = createRequire(resolve('@ast-grep/cli/package.json')).resolve(
    `@ast-grep/cli-${platform}-${arch}${suffix}/package.json`,
  );
  return join(dirname(manifest), platform === 'win32' ? 'ast-grep.exe' : 'ast-grep');
}

function stepalign(args: readonly string[], cache: string, printed: RegExp): Command {
  return {
    file: process.execPath,
    args: [STEPALIGN, ...args],
    env: { XDG_CACHE_HOME: cache },
    did: (text) => printed.test(text),
  };
}

function jscodeshift(transform: string, printed: RegExp): Command {
  const file = join(PROJECT, 'bench/jscodeshift', transform);
  return {
    file: process.execPath,
    args: [JSCODESHIFT, '--parser=ts', '--extensions=ts', '-t', file, '.'],
    did: (text) => printed.test(text),
  };
}

/** The same, and how long it parsed. */
function timed(command: string, cache: string, printed: RegExp): Command {
  return {
    ...stepalign(
      [command, '--timing', ...(command === 'check' || command === 'fix' ? ['--exit-zero'] : [])],
      cache,
      printed,
    ),
    parsing: (text) => {
      const milliseconds = /^ {2}parsing +([\d.]+) ms$/m.exec(text)?.[1];
      return milliseconds === undefined ? null : Number(milliseconds);
    },
  };
}

/** What a check ends with, where it has found something. */
const CHECKED = /^checked [\d,]+ files?: [\d,]+ (?:errors?|warnings?)/m;

export const CONTENDERS = {
  node: {
    title: '`node -e 0`',
    command: () => ({ file: process.execPath, args: ['-e', '0'], did: (text) => text === '' }),
  },
  version: {
    title: '`stepalign --version`',
    command: ({ fresh }) => stepalign(['--version'], fresh, /^\d+\.\d+\.\d+\n$/),
  },
  help: {
    title: '`stepalign --help`',
    command: ({ fresh }) => stepalign(['--help'], fresh, /stepalign check/),
  },
  gitGrep: {
    title: '`git grep -lF` for the words',
    command: () => ({
      file: 'git',
      args: ['grep', '-lF', ...PREFILTER_WORDS.flatMap((word) => ['-e', word])],
      did: (text) => text !== '',
    }),
  },
  check: {
    title: '`stepalign check`',
    command: ({ fresh }) => stepalign(['check', '--exit-zero'], fresh, CHECKED),
  },
  recheck: {
    title: '`stepalign check`, nothing changed since the last',
    command: ({ kept }) => stepalign(['check', '--exit-zero'], kept, CHECKED),
  },
  changed: {
    title: '`stepalign check`, one file changed since the last',
    command: ({ kept }) => ({
      // Not where another run leaves what it has found: this one would find nothing changed, or change it.
      ...stepalign(['check', '--exit-zero'], join(kept, 'changed'), CHECKED),
      change: (tree) => {
        const file = join(tree, STEADY_SPEC);
        const text = readFileSync(file, 'utf8');
        // No run meets the text of a former one.
        writeFileSync(file, `${text}\n# ${randomUUID()}\n`);
        return () => {
          writeFileSync(file, text);
        };
      },
    }),
  },
  fix: {
    title: '`stepalign fix`, dry run',
    command: ({ fresh }) => stepalign(['fix', '--exit-zero'], fresh, /^--- a\//m),
  },
  checkTimed: {
    title: '`stepalign check --timing`',
    command: ({ fresh }) => timed('check', fresh, CHECKED),
  },
  fixTimed: {
    title: '`stepalign fix --timing`, dry run',
    command: ({ fresh }) => timed('fix', fresh, /^--- a\//m),
  },
  scoreTimed: {
    title: '`stepalign score --timing`',
    command: ({ fresh }) => timed('score', fresh, /^scored \d/m),
  },
  resolveTimed: {
    title: '`stepalign resolve --timing`',
    command: ({ fresh }) => timed('resolve', fresh, /^[\d,]+ of [\d,]+ dependencies resolve$/m),
  },
  astGrepCall: {
    title: 'ast-grep, one call in Python',
    command: () => ({
      file: astGrep(),
      args: ['run', '--lang', 'python', '--pattern', 'StepSpecification($$$ARGUMENTS)', '.'],
      did: (text) => text.includes('StepSpecification('),
    }),
  },
  astGrepRules: {
    title: 'ast-grep, rules for three languages',
    command: () => ({
      file: astGrep(),
      args: ['scan', '--rule', join(PROJECT, 'bench/rules/steps.yml'), '.'],
      did: (text) => ['python-spec', 'typescript-builder', 'yaml-interface'].every((id) => text.includes(id)),
    }),
  },
  jscodeshiftParse: {
    title: 'jscodeshift, a transform that parses and changes nothing',
    command: () => jscodeshift('parse.ts', /[1-9]\d* unmodified/),
  },
  jscodeshiftNothing: {
    title: 'jscodeshift, a transform that does nothing',
    command: () => jscodeshift('nothing.ts', /[1-9]\d* skipped/),
  },
} as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof CONTENDERS;

export function isContender(name: string): name is ContenderName {
  return Object.hasOwn(CONTENDERS, name);
}
