/** What scripts do with single environment variables, told from all places where they read them. */
import { memoize } from '../../memoize/memoize.ts';
import type { EnvironmentRead } from '../../source/collected.ts';
import type { Module } from '../../source/syntax.ts';

/** The reads of each variable, in the order of the text. What main is handed counts where that is all of the environment. */
export const readsIn = memoize((script: Module): ReadonlyMap<string, readonly EnvironmentRead[]> => {
  const { environmentReads, handedReads, environmentUses } = script.collected;
  const isHandedAll = environmentUses.some(({ how }) => how === 'main');
  const all = isHandedAll ? [...environmentReads, ...handedReads] : environmentReads;
  const reads = new Map<string, EnvironmentRead[]>();
  for (const read of all) {
    const known = reads.get(read.name);
    if (known === undefined) reads.set(read.name, [read]);
    else known.push(read);
  }
  return reads;
});

/** How a script can do without a variable. */
export type Without =
  /** It can't: it fails, or ends, or may do so. */
  | { readonly is: 'impossible'; readonly by: 'error' | 'refusal' }
  /** It takes this text, or is prepared for an empty one. */
  | { readonly is: 'text'; readonly text: string }
  /** It can, and which text would be the same as no variable isn't known. */
  | { readonly is: 'prepared'; readonly why: string }
  /** It isn't seen whether it can. */
  | { readonly is: 'unknown' };

/** What one read does without the variable. */
function withoutAt({ hasDefault, fallback, missing }: EnvironmentRead): Without {
  if (missing === 'fails') return { is: 'impossible', by: 'error' };
  if (fallback !== null && fallback !== '') return { is: 'text', text: fallback };
  if (missing === 'refused') return { is: 'impossible', by: 'refusal' };
  if (missing === 'tested') return { is: 'text', text: '' };
  if (missing === 'compared')
    return { is: 'prepared', why: 'the script asks whether it is there, and an empty text is' };
  if (fallback === '') return { is: 'text', text: '' };
  return hasDefault
    ? { is: 'prepared', why: 'only running the script tells what it takes in its place' }
    : { is: 'unknown' };
}

/** What all reads of a variable together do without it. @param reads one at least */
export function withoutVariable(reads: readonly EnvironmentRead[]): Without {
  const all = reads.map(withoutAt);
  const needs =
    all.find((each) => each.is === 'impossible') ??
    all.find((each) => each.is === 'unknown') ??
    all.find((each) => each.is === 'prepared');
  if (needs !== undefined) return needs;
  const texts = [...new Set(all.flatMap((each) => (each.is === 'text' ? each.text : [])))];
  const [text = '', other] = texts;
  return other === undefined
    ? { is: 'text', text }
    : { is: 'prepared', why: `the script has several texts for it: ${texts.map(quoted).join(', ')}` };
}

/** A text as messages have it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
