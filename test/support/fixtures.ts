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
  /** The file with the expected text; null where the case says by its name that nothing changes. */
  readonly outputFile: string | null;
  readonly output: string;
  /** Whether the case is one of fixes that want review, by its name: `review-…`. */
  readonly review: boolean;
}

const FOLDER = join(PROJECT, '__testfixtures__');

/**
 * `<case>.input.<ext>` with its `<case>.output.<ext>`, or `<case>.unchanged.<ext>` alone.
 * @throws Error where a case is neither: its test would test nothing
 */
export const fixtures: readonly Fixture[] = readdirSync(FOLDER).flatMap((transform) => {
  const files = readdirSync(join(FOLDER, transform));
  const read = (file: string): string => readFileSync(join(FOLDER, transform, file), 'utf8');
  return files.flatMap((file): Fixture[] => {
    const [, name, kind, extension] = /^(.*)\.(input|output|unchanged)\.(\w+)$/.exec(file) ?? [];
    if (name === undefined || kind === undefined || extension === undefined) {
      throw new Error(`${transform}/${file} is no fixture: <case>.input.<ext>, .output. or .unchanged.`);
    }
    const base = { transform, name: `${name}.${extension}`, extension, review: name.startsWith('review-') };
    const input = read(file);
    if (kind === 'unchanged') return [{ ...base, input, output: input, outputFile: null }];
    const partner = `${name}.${kind === 'input' ? 'output' : 'input'}.${extension}`;
    if (kind === 'output') {
      if (!files.includes(partner)) throw new Error(`${transform}/${file} has no ${partner}`);
      return [];
    }
    const output = files.includes(partner) ? read(partner) : '';
    if (output === input) throw new Error(`${transform}/${file} changes nothing: call it .unchanged.`);
    return [{ ...base, input, output, outputFile: join(FOLDER, transform, partner) }];
  });
});

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
