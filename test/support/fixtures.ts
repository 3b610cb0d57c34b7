/** The cases in __testfixtures__/<transform>/: what goes in, and what has to come out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from './library.ts';
import { PROJECT } from './project.ts';

/** Text by path. */
type Texts = Readonly<Record<string, string>>;

interface Named {
  /** The transform that is tested, or `fix` for all of them. */
  readonly transform: string;
  /** `founding-case.py`; of a folder `script-and-contract`. */
  readonly name: string;
  /** Whether the case is one of fixes that want review, by its name: `review-…`. */
  readonly review: boolean;
}

/** A case of one file. */
export interface Fixture extends Named {
  readonly extension: string;
  readonly input: string;
  /** The file with the expected text; null where the case says by its name that nothing changes. */
  readonly outputFile: string | null;
  readonly output: string;
}

/** A case of any number of files. */
export interface Case extends Named {
  /** What the base revision has otherwise; null where nothing is compared with one. */
  readonly base: Texts | null;
  readonly input: Texts;
  /** The files that change, as they come out; null where the case says by its name that nothing changes. */
  readonly output: Texts | null;
  /** Where what comes out of a file is kept. */
  readonly outputFileOf: (path: string) => string;
}

const FOLDER = join(PROJECT, '__testfixtures__');

/** Under which name a case of one file stands in its library. */
const FILE_NAMES: Readonly<Record<string, string>> = {
  py: 'steps.py',
  ts: 'steps.ts',
  js: 'steps.js',
  yaml: 'case.step.yaml',
  json: 'pipeline.json',
};

const entries = readdirSync(FOLDER).flatMap((transform) =>
  readdirSync(join(FOLDER, transform), { withFileTypes: true }).map((entry) => ({
    transform,
    entry: entry.name,
    isFolder: entry.isDirectory(),
  })),
);

/**
 * `<case>.input.<ext>` with its `<case>.output.<ext>`, or `<case>.unchanged.<ext>` alone.
 * @throws Error where a case is neither: its test would test nothing
 */
export const fixtures: readonly Fixture[] = entries
  .filter(({ isFolder }) => !isFolder)
  .flatMap(({ transform, entry }): Fixture[] => {
    const [, name = '', kind, extension = ''] = /^(.*)\.(input|output|unchanged)\.(\w+)$/.exec(entry) ?? [];
    if (FILE_NAMES[extension] === undefined)
      throw new Error(`${transform}/${entry} is no fixture: <case>.input.<ext>, .output. or .unchanged.`);
    const read = (file: string): string => readFileSync(join(FOLDER, transform, file), 'utf8');
    const fixture = { transform, name: `${name}.${extension}`, extension, review: isForReview(name) };
    const input = read(entry);
    if (kind === 'unchanged') return [{ ...fixture, input, output: input, outputFile: null }];
    const partner = `${name}.${kind === 'input' ? 'output' : 'input'}.${extension}`;
    const isThere = entries.some((each) => each.transform === transform && each.entry === partner);
    if (kind === 'output') {
      if (!isThere) throw new Error(`${transform}/${entry} has no ${partner}`);
      return [];
    }
    const output = isThere ? read(partner) : '';
    if (output === input) throw new Error(`${transform}/${entry} changes nothing: call it .unchanged.`);
    return [{ ...fixture, input, output, outputFile: join(FOLDER, transform, partner) }];
  });

/**
 * The folders `<case>.input` with `<case>.output`, which has the files that change, or `<case>.unchanged` alone;
 * `<case>.base` has what is otherwise in the revision that the case is compared with.
 * @throws Error where a folder is none of these, or part of no case
 */
const folderCases: readonly Case[] = entries
  .filter(({ isFolder }) => isFolder)
  .flatMap(({ transform, entry }): Case[] => {
    const [, name = '', kind] = /^(.*)\.(base|input|output|unchanged)$/.exec(entry) ?? [];
    if (kind === undefined)
      throw new Error(`${transform}/${entry} is no fixture: <case>.input, .output, .unchanged or .base`);
    const folderOf = (which: string): string => join(FOLDER, transform, `${name}.${which}`);
    const read = (which: string): Texts | null =>
      entries.some((each) => each.transform === transform && each.entry === `${name}.${which}`)
        ? readFiles(folderOf(which))
        : null;
    if (kind === 'base' || kind === 'output') {
      if (read('input') === null && (kind === 'output' || read('unchanged') === null))
        throw new Error(`${transform}/${entry} has no ${name}.input`);
      return [];
    }
    const input = read(kind) ?? {};
    const output = kind === 'input' ? (read('output') ?? {}) : null;
    const idle = Object.entries(output ?? {}).filter(([path, text]) => text === input[path]);
    if (idle.length > 0)
      throw new Error(
        `${folderOf('output')} has what doesn't change: ${idle.map(([path]) => path).join(', ')}`,
      );
    const outputFileOf = (path: string): string => join(folderOf('output'), path);
    return [{ transform, name, review: isForReview(name), base: read('base'), input, output, outputFileOf }];
  });

/** All of them, those of one file as a library of that file. */
export const cases: readonly Case[] = [
  ...fixtures.map(({ transform, name, review, extension, input, output, outputFile }) => {
    const path = FILE_NAMES[extension] ?? '';
    return {
      transform,
      name,
      review,
      base: null,
      input: { [path]: input },
      output: outputFile === null ? null : { [path]: output },
      outputFileOf: () => outputFile ?? '',
    };
  }),
  ...folderCases,
];

function isForReview(name: string): boolean {
  return name.startsWith('review-');
}

/** The same text in another style, which a fix must keep. */
export interface Twin {
  readonly name: string;
  readonly of: (text: string) => string;
  /** Endings of files that can't be written so. */
  readonly not?: readonly string[];
  /** Where the files' names go with it. */
  readonly renames?: true;
}

function swapQuotes(text: string): string {
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

/** The text as it is comes first. */
export const twins: readonly [Twin, ...Twin[]] = [
  { name: 'as it is', of: (text) => text },
  { name: 'CRLF', of: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'BOM', of: (text) => `\uFEFF${text}` },
  {
    name: 'tabs',
    not: ['yaml', 'yml'],
    of: (text) => text.replace(/^(?: {4}| {2})+/gm, (indent) => '\t'.repeat(Math.ceil(indent.length / 4))),
  },
  // A plain scalar of YAML holds quotes that are none of its own, and JSON has one sort.
  { name: 'the other quotes', of: swapQuotes, not: ['yaml', 'yml', 'json', 'tf'] },
  { name: 'no newline at the end', of: (text) => text.replace(/\n$/, '') },
  {
    name: 'characters outside the BMP',
    of: (text) => text.replaceAll('train.py', '𝔱𝔯𝔞𝔦𝔫.py'),
    renames: true,
  },
];

/** The files in a twin's style, as far as they can be written so. */
export function written({ of, not = [], renames }: Twin, files: Texts): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      renames === true ? of(path) : path,
      not.some((extension) => path.endsWith(`.${extension}`)) ? text : of(text),
    ]),
  );
}

/** The twins of a case that differ from it, and the case itself. */
export function twinsOf({ input }: Case): readonly Twin[] {
  return twins.filter(({ not = [] }) =>
    Object.keys(input).some((path) => !not.some((extension) => path.endsWith(`.${extension}`))),
  );
}
