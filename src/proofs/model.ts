/** Read again, the model differs from the old one in exactly what the fixes say. */
import type { Effects, Fact } from '../library/questions/facts.ts';
import type { FailedProof } from './proof.ts';

/**
 * @param before every fact of the library as it was
 * @param after every fact as it is read again
 * @param effects what the fixes say, together
 * @param isShared files of which several declarations read one place: in a step interface variants inherit, so that one
 * edit may change the same fact of several
 */
export function proveModel(
  before: readonly Fact[],
  after: readonly Fact[],
  effects: Effects,
  isShared: (file: string) => boolean,
): FailedProof | null {
  const keyOf = (fact: Fact): string =>
    JSON.stringify([fact.file, isShared(fact.file) ? '' : fact.declaration, fact.subject, fact.value]);
  const facts = new Map<string, Fact>();
  const count = (all: readonly Fact[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const fact of all) {
      const key = keyOf(fact);
      facts.set(key, fact);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const [old, now, removed, added] = [before, after, effects.removed, effects.added].map(count);
  for (const [key, fact] of facts) {
    const real = (now?.get(key) ?? 0) - (old?.get(key) ?? 0);
    const said = (added?.get(key) ?? 0) - (removed?.get(key) ?? 0);
    const isSaid = isShared(fact.file) ? Math.sign(real) === Math.sign(said) : real === said;
    if (!isSaid) return { proof: 'model', why: describe(fact, real, said) };
  }
  return null;
}

function describe({ file, declaration, subject, value }: Fact, real: number, said: number): string {
  const where = declaration === '' ? file : `${declaration} in ${file}`;
  const what = value === '' || value === '?' ? subject : `${subject} (${value})`;
  if (said === 0) return `${where} would ${real > 0 ? 'get' : 'lose'} the ${what}, which the fix doesn't say`;
  return `${where} would not ${said > 0 ? 'get' : 'lose'} the ${what} as the fix says`;
}
