/** Kills runs at seeded points, and looks at what the next start makes of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../support/project.ts';
import { seeded } from '../support/random.ts';
import { KINDS } from './kinds.ts';
import type { Command, Kind, Site } from './kinds.ts';

/** Where files lie in memory, if there is such a place: a process is killed here, not the machine, and disks take their time. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A kind with its tree, and how many operations each of the runs takes that are to be killed. */
interface Scene {
  readonly kind: Kind;
  readonly site: Site;
  readonly operations: readonly number[];
}

const POINTS = Number(process.env['CRASH_POINTS'] ?? KINDS.length);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);

/** Each of these kinds is killed as often as all others are. */
export function testCrashes(kinds: readonly Kind[]): void {
  const points = Math.ceil((POINTS * kinds.length) / KINDS.length);
  test(
    `killed at ${points} points, the whole tree is the old one, or the new one`,
    { timeout: 3_600_000 },
    () => {
      expect(crashes(kinds, points, SEED)).toEqual([]);
    },
  );
}

/** @returns a line for each point after which something is wrong */
function crashes(kinds: readonly Kind[], points: number, seed: number): string[] {
  const home = realpathSync(mkdtempSync(join(MEMORY, 'stepalign-crash-')));
  try {
    const random = seeded(seed);
    const counted = new Map<string, number>();
    const scenes = kinds.map((kind, at) => setScene(kind, join(home, String(at)), home, counted));
    return Array.from({ length: points }).flatMap((_, point) => {
      const scene = scenes[point % scenes.length];
      return scene === undefined ? [] : crash(scene, Math.floor(point / scenes.length), random, home);
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** @param counted how many operations each run takes behind those before it, as far as that is known */
function setScene(kind: Kind, folder: string, home: string, counted: Map<string, number>): Scene {
  mkdirSync(folder);
  const site = kind.makeSite(folder);
  const operations: number[] = [];
  for (const [at, command] of kind.killed.entries()) {
    const names = [...kind.before, ...kind.killed.slice(0, at + 1)].map(({ name }) => name);
    const key = [kind.makeSite.name, ...names].join('\n');
    let total = counted.get(key);
    if (total === undefined) {
      start(kind, site, home);
      // A run behind one that is cut off has the most to do where that had almost ended.
      for (const [before, again] of kind.killed.slice(0, at).entries())
        run(again, site, home, Math.ceil((operations[before] ?? 1) * 0.9));
      total = run(command, site, home, 0);
      counted.set(key, total);
    }
    operations.push(total);
  }
  return { kind, site, operations };
}

function start({ before }: Kind, site: Site, home: string): void {
  site.reset();
  for (const command of before) run(command, site, home, 0);
}

/** @param round how often the kind was killed already */
function crash(
  { kind, site, operations }: Scene,
  round: number,
  random: () => number,
  home: string,
): string[] {
  start(kind, site, home);
  const points = operations.map((total) => total - Math.floor(random() * kind.within * total));
  for (const [at, command] of kind.killed.entries()) run(command, site, home, points[at] ?? 1);
  const next = kind.next[round % kind.next.length] ?? kind.next[0];
  run(next, site, home, 0);
  const verdict = site.verdict();
  if (verdict === 'old' || verdict === 'new') return [];
  return [`${kind.name}: killed at ${points.join(' and ')}, then ${next.name}: ${verdict}`];
}

/**
 * @param killAt the operation to be killed at; 0 for none
 * @returns how many operations it took, where it wasn't killed
 * @throws where it failed by itself
 */
export function run({ name, args }: Command, { folder, state }: Site, home: string, killAt: number): number {
  const countTo = join(home, 'operations');
  const { stderr, signal, status } = spawnSync(
    process.execPath,
    ['--import', join(PROJECT, 'test/crash/kill-at.js'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_STATE_HOME: state,
        KILL_AT: String(killAt),
        COUNT_TO: countTo,
      },
    },
  );
  if (killAt > 0) return 0;
  // `undo` after a run that ended before it wrote has nothing to do, which is wrong usage.
  if (signal !== null || (status !== 0 && !/there is no run to undo/.test(stderr)))
    throw new Error(`${name} failed: ${stderr}`);
  return Number(readFileSync(countTo, 'utf8'));
}
