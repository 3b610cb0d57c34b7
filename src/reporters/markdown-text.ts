/** Text from elsewhere as a part of a line of Markdown, where it means nothing but itself. */
import { visible } from './visible.ts';

/** What means something within a line of GitHub flavoured Markdown. */
const MARKS = /[\\`*_[\]<>|~&$]/g;

/**
 * Where a text that looks like itself still acts: a user, a team or an issue would be told that they are mentioned, an
 * address would become a link, a name between colons a picture.
 */
const ACTS =
  /(?<=@)(?=\S)|(?<=#)(?=\d)|(?<=:)(?=[\w+-]+:)|(?<=https?|ftp)(?=:)|(?<=www)(?=\.)|(?<=gh)(?=-\d)/gi;

/** Shows nothing, and is no part of a word or an address. */
const NOTHING = '<!-- -->';

/** Shown as it is, on one line. */
export function markdownText(text: string): string {
  return visible(text)
    .split(ACTS)
    .map((part) => part.replace(MARKS, String.raw`\$&`))
    .join(NOTHING);
}

/** As code, on one line. */
export function codeSpan(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A blank at both ends is taken away, and a fence may not touch a run of its kind.
  const pad = /^[` ]|[` ]$/.test(shown) && shown.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
