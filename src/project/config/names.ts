/** What a configuration says that the library calls its things. */
import { FRAMEWORK_NAMES } from '../../library/conventions/given-names.ts';
import { DEFAULT_NAMES, namesWith } from '../../library/conventions/names.ts';
import type { GivenNames } from '../../library/conventions/given-names.ts';
import type { LibraryNames } from '../../library/conventions/names.ts';
import type { ConfigLayer } from './layers.ts';

/** @param layers what counts most stands last: it says each name, and each key, method and parameter, anew */
export function namesOf(layers: readonly ConfigLayer[]): LibraryNames {
  const said = layers.flatMap(({ config }) => config.names ?? []);
  if (said.length === 0) return DEFAULT_NAMES;
  return namesWith(
    said.reduce<GivenNames>(
      (before, { keys, methods, mainParameters, ...names }) => ({
        ...before,
        ...withoutUndefined(names),
        keys: { ...before.keys, ...keys },
        methods: { ...before.methods, ...methods },
        mainParameters: { ...before.mainParameters, ...mainParameters },
      }),
      FRAMEWORK_NAMES,
    ),
  );
}

function withoutUndefined(names: object): Partial<GivenNames> {
  return Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
}
