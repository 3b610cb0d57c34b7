/** The kinds of runs that are killed. */
import { join } from 'node:path';
import { PROJECT } from '../support/project.ts';
import { WRITER } from './joined-writer.ts';
import { plainSite } from './plain-site.ts';
import { repositorySite, VERIFIED, verifiedSite } from './repository-site.ts';

/** A tree in a folder of its own, which goes with it. */
export interface Site {
  /** Where commands are run. */
  readonly folder: string;
  /** Where stepalign keeps what it has to know of runs outside of work trees. */
  readonly state: string;
  /** Makes the tree as it is before any run. */
  readonly reset: () => void;
  /** `old` or `new` where the whole tree is, else what is wrong: a mixture, a part of a file, something left behind. */
  readonly verdict: () => string;
}

/** What node is given to run: a program and its arguments. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
}

export interface Kind {
  readonly name: string;
  /** @param home an empty folder */
  readonly makeSite: (home: string) => Site;
  /** Runs that go before, and aren't killed. */
  readonly before: readonly Command[];
  /** Runs that are killed, one behind the other. */
  readonly killed: readonly [Command, ...Command[]];
  /** How much of these runs, from their end on, they are killed in. */
  readonly within: number;
  /** The next start, which has to make up for it: each of these in its turn. */
  readonly next: readonly [Command, ...Command[]];
}

/** The command line, as it is built. */
function stepalign(...args: readonly string[]): Command {
  return { name: ['stepalign', ...args].join(' '), args: [join(PROJECT, 'dist/src/cli/main.js'), ...args] };
}

/** A program that lies beside this file, and uses what is built. */
function script(name: string, ...args: readonly string[]): Command {
  return {
    name: [name, ...args].join(' '),
    args: [join(PROJECT, 'test/crash', name), join(PROJECT, 'dist'), ...args],
  };
}

/** What a run does to the disk, without the reading of a tree before it. */
export function writer(action: 'write' | 'recover'): Command {
  return { name: action, args: [WRITER, action] };
}

const plain = {
  makeSite: plainSite,
  before: [],
  within: 1,
  next: [writer('recover'), stepalign('undo')],
} as const;

/** Makes up for what was cut off, and has nothing to fix. */
const recover = stepalign('fix', '--write', '--only', 'script/undeclared-env');

/** They are taken in turn; what stands here several times is killed more often. */
export const KINDS: readonly Kind[] = [
  { ...plain, name: 'write', killed: [writer('write')] },
  { ...plain, name: 'write', killed: [writer('write')] },
  { ...plain, name: 'undo', before: [writer('write')], killed: [stepalign('undo')] },
  { ...plain, name: 'write, then what makes up for it', killed: [writer('write'), writer('recover')] },
  {
    name: 'commit',
    makeSite: repositorySite,
    before: [],
    killed: [stepalign('fix', '--write', '--commit')],
    within: 0.6,
    next: [recover, stepalign('undo'), script('somebody-commits.js', 'undo')],
  },
  {
    name: 'verify',
    makeSite: verifiedSite,
    before: [],
    killed: [stepalign('fix', '--write', '--verify', `sleep 0.1; touch ${VERIFIED}`)],
    within: 0.3,
    next: [recover, stepalign('undo')],
  },
  { ...plain, name: 'write, then undo', killed: [writer('write'), stepalign('undo')] },
];
