/** Runs the programs of a comparison in turns. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENDERS } from './contenders.ts';
import type { Figure } from './figures.ts';
import { measure } from './measure.ts';
import type { Command, Measured } from './measure.ts';
import { CACHE } from './place.ts';
import type { Comparison, Entry } from './plan.ts';
import { prepareTree, treeKey, treeName } from './tree.ts';

async function runOnce({ tree, contender }: Entry): Promise<Measured> {
  const cwd = prepareTree(tree);
  const kept = join(CACHE, 'kept', treeKey(tree));
  mkdirSync(kept, { recursive: true });
  const scratch = mkdtempSync(join(CACHE, 'run-'));
  const fresh = join(scratch, 'cache');
  mkdirSync(fresh);
  const command: Command = CONTENDERS[contender].command({ fresh, kept });
  const bringBack = command.change?.(cwd);
  try {
    return await measure(command, cwd, scratch);
  } finally {
    bringBack?.();
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Runs each entry as often as the comparison says, one after the other; one that was stopped isn't run again.
 * @param log is told what is going on
 */
export async function runInTurns(
  { entries, runs, warmUp }: Comparison,
  log: (line: string) => void,
): Promise<Figure[]> {
  for (const { tree } of entries) prepareTree(tree);
  const counted = entries.map((): Measured[] => []);
  for (let round = warmUp ? -1 : 0; round < runs; round++) {
    for (const [at, entry] of entries.entries()) {
      const mine = counted[at];
      if (mine === undefined || mine.some(({ isStopped }) => isStopped)) continue;
      const measured = await runOnce(entry);
      // A round that only warms up counts where its run was stopped: there is no other.
      if (round >= 0 || measured.isStopped) mine.push(measured);
      log(`${treeName(entry.tree)}, ${entry.contender}: ${Math.round(measured.milliseconds)} ms`);
    }
  }
  return entries.map((entry, at) => ({ ...entry, runs: counted[at] ?? [] }));
}
