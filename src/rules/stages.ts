/** In which order transforms run: one stage is done before the next begins. */
import { rules } from './index.ts';

/**
 * Names of transforms. Aliases come after everything else: peers agree only once the paths are right, and an output
 * lacks the standard ones only once those are gone that are none.
 */
export const STAGES = [
  [
    'drop-internal-outputs',
    'declare-ports',
    'fix-property-paths',
    'read-checkpoint-dir',
    'declare-environment',
    'declare-paths',
  ],
  ['fix-alias-conflicts', 'keep-renamed-names'],
  ['add-standard-aliases'],
] as const;

/**
 * The rules that are heard only after the stages of these transforms: what they find may come up by a fix. Those that
 * tell who takes an output by its name are heard last of all.
 */
export function rulesHeardAfter(transforms: readonly string[]): ReadonlySet<string> {
  const last = STAGES.findLastIndex((stage) => stage.some((name) => transforms.includes(name)));
  const later = new Set<string>(STAGES.slice(last + 1).flat());
  return new Set(
    rules.flatMap(({ name, transform, followsNames = false }) =>
      followsNames || (transform !== null && later.has(transform)) ? [name] : [],
    ),
  );
}
