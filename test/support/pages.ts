/** Reads the project's pages: their headings, links and tables. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { PROJECT } from './project.ts';

/** Every page of the project, relative to its root, with `/`, sorted. */
export const PAGES: readonly string[] = globSync(
  ['*.md', '{bench,docs,src}/**/*.md', 'examples/**/README.md'],
  {
    cwd: PROJECT,
  },
).sort();

/** A page's text without what stands between fences. */
function prose(page: string): string {
  return readFileSync(join(PROJECT, page), 'utf8').replace(/^(```+)[^]*?^\1$/gm, '');
}

/** The targets of a page's links, as written. */
export function linksIn(page: string): string[] {
  return [...prose(page).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target ?? '');
}

/** What a page has between backticks. */
export function codesIn(page: string): string[] {
  return [...prose(page).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose(page).matchAll(/^#{1,6} (.+)$/gm)) {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    let anchor = plain;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${plain}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What is wrong with a place in a page or a file; null where it is there. @param path relative to the project's root */
export function trouble(path: string, anchor: string | undefined): string | null {
  if (path.startsWith('../') || !existsSync(join(PROJECT, path))) return `there is no ${path}`;
  if (anchor === undefined || anchorsOf(path).has(anchor)) return null;
  return `${path} has no heading #${anchor}`;
}

/** The rows of the first table below a heading, cell by cell, its head and rule left out. @throws Error for no table */
export function tableBelow(page: string, heading: string): string[][] {
  const text = prose(page);
  const at = text.search(new RegExp(`^#+ ${heading}$`, 'm'));
  const table = /(?:^\|.*\|$\n?)+/m.exec(at === -1 ? '' : text.slice(at))?.[0];
  if (table === undefined) throw new Error(`${page} has no table below ${heading}`);
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** What a cell or a paragraph has between backticks. */
export function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
}

/** The text below a heading, up to the next one. */
export function below(page: string, heading: string): string {
  const [, ...sections] = prose(page).split(/^#+ /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`${page} has no ${heading}`);
  return section.slice(heading.length);
}
