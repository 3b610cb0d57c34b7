/** What comments in the source cite is in this repository: each page, with the cited heading. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { trouble } from '../support/pages.ts';
import { PROJECT } from '../support/project.ts';

const SOURCES = globSync(['{bench,scripts,src,test,transforms}/**/*.{js,ts}', '*.{js,ts}'], { cwd: PROJECT });

/** The comments of a source, each once. */
function commentsIn(text: string): string[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const ranges = new Map<number, number>();
  const collect = (node: ts.Node): void => {
    const own = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of own) ranges.set(pos, end);
    for (const child of node.getChildren(source)) collect(child);
  };
  collect(source);
  return [...ranges].map(([start, end]) => text.slice(start, end));
}

/** A page, with or without a heading: `docs/domain/container-paths.md#checkpoints`. */
const CITATION = /(?<page>[\w./-]+\.md)\b(?:#(?<anchor>[\w-]+))?/g;

/** Where a source cites what, by file. */
function citationsIn(file: string): { readonly page: string; readonly anchor: string | undefined }[] {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  if (!text.includes('.md')) return [];
  return commentsIn(text)
    .flatMap((comment) => [...comment.matchAll(CITATION)])
    .map(({ groups }) => ({ page: groups?.['page'] ?? '', anchor: groups?.['anchor'] }));
}

test('comments are found where they stand, and strings are none', () => {
  expect(
    commentsIn(
      '/** a.md */\nconst a = "// b.md"; // c.md\nf(/* d.md */ `/* e.md */`, /\\/\\/ f.md/);\n// g.md\n',
    ),
  ).toEqual(['/** a.md */', '// c.md', '/* d.md */', '// g.md']);
});

test('every page that a comment cites is there, with the cited heading', () => {
  const cited = SOURCES.flatMap((file) => citationsIn(file).map((citation) => ({ file, ...citation })));
  const wrong = cited.flatMap(({ file, page, anchor }) => {
    const words = trouble(page, anchor);
    return words === null ? [] : [`${file}: ${words}`];
  });
  expect(wrong).toEqual([]);
  expect(cited.map(({ page }) => page)).toEqual(
    expect.arrayContaining(['docs/domain/container-paths.md', 'docs/domain/step-libraries.md']),
  );
});
