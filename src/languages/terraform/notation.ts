/** Writes Terraform: texts as in JSON, but for what would put something in; maps with `=`. */
import { jsonNotation } from '../json/notation.ts';
import type { Notation } from '../language.ts';
import { contentIn } from '../within.ts';
import { quotedContent } from './strings.ts';

export const terraformNotation: Notation = {
  ...jsonNotation,
  string: (value) => `"${quotedContent(value)}"`,
  content: (value, literal) =>
    contentIn(value, literal, (text, { open }) => (open === '"' ? quotedContent(text) : text)),
  list: (values) => `[${values.map((value) => `"${quotedContent(value)}"`).join(', ')}]`,
  map: (key, value) => `{ ${keyText(key)} = ${value} }`,
  entry: (_, key, value) => `${keyText(key)} = ${value}`,
};

function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : `"${quotedContent(key)}"`;
}
