/** Limits how often each finding is fixed in a run: as often as it was there when it was first seen. */
import type { Transform } from '../rules/transform.ts';
import type { Chosen } from './choose.ts';
import type { ProposedFinding } from './findings.ts';

export class Budget {
  readonly #left = new Map<string, number>();
  readonly #planned = new Set<readonly Transform[]>();
  readonly #first = new Set<string>();

  /** @param stage what planned it: what it finds first is there without any of its fixes */
  see(found: readonly ProposedFinding[], stage: readonly Transform[]): void {
    const counts = countsOf(found);
    for (const [key, count] of counts) if (!this.#left.has(key)) this.#left.set(key, count);
    if (!this.#planned.has(stage)) for (const key of counts.keys()) this.#first.add(key);
    this.#planned.add(stage);
  }

  /** Those of which more are taken than may be. */
  exceededBy(chosen: readonly Chosen[]): Chosen[] {
    const counts = new Map<string, number>();
    return chosen.filter(({ identity }) => {
      const count = (counts.get(identity) ?? 0) + 1;
      counts.set(identity, count);
      return count > (this.#left.get(identity) ?? 0);
    });
  }

  take(chosen: readonly Chosen[]): void {
    for (const [key, count] of countsOf(chosen)) this.#left.set(key, (this.#left.get(key) ?? 0) - count);
  }

  /** Whether one of them was found when its stage was planned first: there is an end to those. */
  wasFirst(chosen: readonly Chosen[]): boolean {
    return chosen.some(({ identity }) => this.#first.has(identity));
  }
}

function countsOf(findings: readonly ProposedFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { identity } of findings) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  return counts;
}
