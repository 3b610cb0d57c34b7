/** The fixture pairs in __testfixtures__/<transform>/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

export interface Fixture {
  /** The transform that is tested, or `fix` for all of them. */
  readonly transform: string;
  /** `founding-case.py` */
  readonly name: string;
  readonly extension: string;
  readonly input: string;
  readonly output: string;
}

const FOLDER = join(PROJECT, '__testfixtures__');

export const fixtures: readonly Fixture[] = readdirSync(FOLDER).flatMap((transform) =>
  readdirSync(join(FOLDER, transform)).flatMap((file): Fixture[] => {
    const [, name, extension] = /^(.*)\.input\.(\w+)$/.exec(file) ?? [];
    if (name === undefined || extension === undefined) return [];
    const read = (part: string): string =>
      readFileSync(join(FOLDER, transform, `${name}.${part}.${extension}`), 'utf8');
    return [
      { transform, name: `${name}.${extension}`, extension, input: read('input'), output: read('output') },
    ];
  }),
);

/** The same text in another style, which a fix must keep. */
export interface Twin {
  readonly name: string;
  readonly of: (text: string) => string;
  /** Endings of files that can't be written so. */
  readonly not?: readonly string[];
}

function swapQuotes(text: string): string {
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

export const twins: readonly Twin[] = [
  { name: 'as it is', of: (text) => text },
  { name: 'CRLF', of: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'BOM', of: (text) => `\uFEFF${text}` },
  {
    name: 'tabs',
    not: ['yaml'],
    of: (text) => text.replace(/^(?: {4}| {2})+/gm, (indent) => '\t'.repeat(Math.ceil(indent.length / 4))),
  },
  // A plain scalar of YAML holds quotes that are none of its own.
  { name: 'the other quotes', of: swapQuotes, not: ['yaml'] },
  { name: 'no newline at the end', of: (text) => text.replace(/\n$/, '') },
  { name: 'characters outside the BMP', of: (text) => text.replace('train.py', '𝔱𝔯𝔞𝔦𝔫.py') },
];
