/** The new text parses, with no syntax error that wasn't there. */
import type { Module } from '../source/syntax.ts';
import type { FailedProof } from './proof.ts';

/** Python ends a line, and with it a string or a comment, at a lone carriage return; it takes no NUL. The parser does. */
const REFUSED_BY_PYTHON = /\r(?!\n)|\0/g;

/** @param after the same files as they are read again */
export function proveSyntax(before: readonly Module[], after: readonly Module[]): FailedProof | null {
  const known = new Map(before.map(({ path, problems }) => [path, problems.length]));
  const broken = after.find(({ path, problems }) => problems.length > (known.get(path) ?? 0));
  const problem = broken?.problems[0];
  const texts = new Map(before.map(({ path, text }) => [path, refusedIn(text)]));
  const refused = after.find(
    ({ path, language, text }) => language === 'python' && refusedIn(text) > (texts.get(path) ?? 0),
  );
  if (refused !== undefined) {
    const why = `${refused.path} would get a lone carriage return or a NUL, which Python refuses`;
    return { proof: 'syntax', why };
  }
  return broken === undefined || problem === undefined
    ? null
    : { proof: 'syntax', why: `${broken.path} would no longer parse: ${problem.message}` };
}

function refusedIn(text: string): number {
  return text.match(REFUSED_BY_PYTHON)?.length ?? 0;
}
