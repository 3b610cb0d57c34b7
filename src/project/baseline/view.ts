/** Tells which entries of a baseline a run can judge: what it didn't look at may be there or not. */
import { posix } from 'node:path';
import type { KnownEntry } from '../../results/known.ts';
import { rules } from '../../rules/index.ts';
import { isWithin } from '../../workspace/paths.ts';
import type { OpenProjectWithBase } from '../base.ts';
import { selectableIn } from '../load.ts';
import type { CheckOptions } from '../options.ts';
import { selectRules } from '../selection.ts';

/**
 * Whether a run would have found a finding of an entry, were it still there, in its file or in another one that it was
 * moved into. Complete once all files are read.
 */
export async function viewOf(
  opened: OpenProjectWithBase,
  options: CheckOptions,
): Promise<(entry: KnownEntry) => boolean> {
  const { scope, settings, found, unseen, base } = opened;
  const hasBase = (await base) !== null;
  const sources = new Set(found.sources);
  const selectable = selectableIn(opened);
  const hidden = new Set((await unseen()).files.map(({ path }) => path));
  const chosen = new Set(selectRules(options));
  // What no rule is called by is found by none.
  const isLookedFor = (name: string, file: string): boolean => {
    const rule = rules.find((each) => each.name === name);
    return (
      rule === undefined ||
      (chosen.has(rule) &&
        (hasBase || rule.needsBase !== true) &&
        settings.severities.of(name, file) !== 'off')
    );
  };
  return ({ file, rule }) =>
    isLookedFor(rule, file) &&
    isWithin(scope.root, file) &&
    (sources.has(file) ? selectable.has(file) : !isHidden(file, hidden));
}

/** Whether a file, or a folder that it is in, is among those that can't be looked into. */
function isHidden(file: string, hidden: ReadonlySet<string>): boolean {
  for (let at = file; ; at = posix.dirname(at)) {
    if (hidden.has(at)) return true;
    if (at === posix.dirname(at)) return false;
  }
}
