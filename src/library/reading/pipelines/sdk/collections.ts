/** What names of collections stand for where steps wait for them by name. */
import type { Named } from '../../../model/pipeline.ts';
import { lastOf } from './references.ts';
import { inARow } from './spelled.ts';
import type { SdkStep } from './steps.ts';

/**
 * Tells what a step waits for by a name: of a collection's it is the last of its steps (`_simplify_step_list`). Nothing is
 * told of those that repack a model: whether there are any isn't known.
 * @param collections whose names are known
 */
export function stepsMeantBy(collections: readonly SdkStep[]): (named: Named) => Named[] {
  const byName = new Map(collections.map((each) => [each.called.name, each]));
  return (named) => {
    const collection = byName.get(named.name);
    if (collection !== undefined && collection.steps.every(({ name }) => name !== named.name)) {
      const suffix = lastOf(collection).name.slice(named.name.length);
      const at = inARow([named.at, suffix], named.at);
      return [{ name: at.value, at }];
    }
    const repacked = REPACK.exec(named.name)?.[1];
    return repacked !== undefined && byName.has(repacked) ? [] : [named];
  };
}

/** `<name>-RepackModel`, `<name>-RepackModel-0`, `<name>RepackModel` */
const REPACK = /^(.*?)-?RepackModel(?:-.*)?$/s;
