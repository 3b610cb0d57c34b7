/** The new text parses, with no syntax error that wasn't there. */
import { traitsOf } from '../languages/index.ts';
import type { RefusedText } from '../languages/traits.ts';
import type { Module } from '../source/syntax.ts';
import type { FailedProof } from './proof.ts';

/** @param after the same files as they are read again */
export function proveSyntax(before: readonly Module[], after: readonly Module[]): FailedProof | null {
  const old = new Map(before.map((module) => [module.path, module]));
  const refused = after.flatMap((module) => refusedIn(module, old.get(module.path)))[0];
  if (refused !== undefined) return { proof: 'syntax', why: refused };
  const broken = after.find(({ path, problems }) => problems.length > (old.get(path)?.problems.length ?? 0));
  const problem = broken?.problems[0];
  return broken === undefined || problem === undefined
    ? null
    : { proof: 'syntax', why: `${broken.path} would no longer parse: ${problem.message}` };
}

/** What the language would refuse in the text that wasn't there, in words. */
function refusedIn(module: Module, before: Module | undefined): string[] {
  const { refused } = traitsOf(module);
  return refused === null || countOf(refused, module.text) <= countOf(refused, before?.text ?? '')
    ? []
    : [`${module.path} would get ${refused.what}`];
}

function countOf({ pattern }: RefusedText, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
