/** A name as a word of a text. */

/** Matches the name where it stands for itself. */
export function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
}

/** How often a name stands in a text as a word, in strings and comments too. */
export function occurrences(text: string, name: string): number {
  return text.includes(name) ? [...text.matchAll(wordOf(name))].length : 0;
}

/** Whether a name stands in a text as a word. @param name of any characters */
export function hasWord(text: string, name: string): boolean {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\w$]/.test(character);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return true;
  }
  return false;
}
