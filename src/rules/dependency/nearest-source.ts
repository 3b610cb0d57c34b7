/** Which step a compatible source means that is no step's name, as far as its letters tell. */
import { distance } from 'fastest-levenshtein';
import type { Dependency, StepLibrary } from '../../library/model/model.ts';
import { memoize } from '../../memoize/memoize.ts';
import { currentNameOf } from '../../resolver/compatibility.ts';
import { sourceScoringOf } from '../../resolver/resolve.ts';

/** A name as short as that has others too near. */
const LEAST_LETTERS = 6;

/**
 * The one step that a source names but for a slip, by its canonical name; null where there is none, or several. Where the
 * framework compares whole step types, one with its job type is meant as it is written.
 */
export function nearestSource(library: StepLibrary, dependency: Dependency, source: string): string | null {
  const { byLetters, bySlip, typesByLetters } = namesIn(library);
  const type =
    sourceScoringOf(library, dependency) === 'bonus' ? onlyOf(typesByLetters.get(lettersOf(source))) : null;
  if (type !== null) return type;
  const current = currentNameOf(source);
  if (current !== null && byLetters.has(lettersOf(current))) return current;
  for (const spelling of [source, source.replace(JOB_TYPE, '')]) {
    const same = onlyOf(byLetters.get(lettersOf(spelling)));
    if (same !== null) return same;
  }
  const letters = lettersOf(source);
  if (letters.length < LEAST_LETTERS) return null;
  const near = new Set(
    slipsOf(letters)
      .flatMap((slip) => [...(bySlip.get(slip) ?? [])])
      .filter((name) => distance(lettersOf(name), letters) === 1),
  );
  return onlyOf(near);
}

const JOB_TYPE = /[-_ ](?:training|testing|validation|calibration)$/i;

function onlyOf(names: ReadonlySet<string> | undefined): string | null {
  const [first, second] = names ?? [];
  return second === undefined ? (first ?? null) : null;
}

/** `XGBoost_TrainingStep`: xgboosttraining */
function lettersOf(name: string): string {
  return name
    .replace(/Step$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Letters, and what is left of them without one: two names that differ by one letter have one of these in common. */
function slipsOf(letters: string): string[] {
  return [letters, ...Array.from(letters, (_, at) => letters.slice(0, at) + letters.slice(at + 1))];
}

const namesIn = memoize(({ steps }: StepLibrary) => {
  const names = new Set(steps.flatMap(({ canonicalName }) => canonicalName ?? []));
  const typesByLetters = new Map<string, Set<string>>();
  for (const { spec } of steps)
    if (spec.stepType !== null) add(typesByLetters, lettersOf(spec.stepType.text), spec.stepType.text);
  const byLetters = new Map<string, Set<string>>();
  const bySlip = new Map<string, Set<string>>();
  for (const name of names) {
    const letters = lettersOf(name);
    add(byLetters, letters, name);
    for (const slip of slipsOf(letters)) add(bySlip, slip, name);
  }
  return { byLetters, bySlip, typesByLetters };
});

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([name]));
  else known.add(name);
}
