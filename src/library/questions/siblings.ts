/** The specs of one step: those of its job types, side by side. */
import { memoize } from '../../memoize/memoize.ts';
import type { Step, StepLibrary } from '../model/model.ts';
import { foldersAbove } from './copies.ts';

/** The steps of the library that are one step but for the job type, in one folder: a copy's stand in another. */
export const siblingsIn = memoize(({ steps }: StepLibrary): readonly (readonly Step[])[] => {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const { spec, canonicalName } = step;
    if (canonicalName === null) continue;
    const [folder = ''] = foldersAbove(spec.module.path);
    const key = [spec.module.language, folder, canonicalName].join('\n');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [step]);
    else known.push(step);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
});
