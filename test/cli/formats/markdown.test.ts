/** A comment in Markdown as a parser of Markdown reads it. */
import fc from 'fast-check';
import { marked } from 'marked';
import type { Token } from 'marked';
import { expect, test } from 'vitest';
import { visible } from '../../../src/reporters/visible.ts';
import type { JsonFinding } from '../../../src/reporters/json.ts';
import {
  anyTold,
  makeReported,
  pathFromTop,
  reportIn,
  reportsOf,
  WITH_BROKEN,
} from '../../support/reports.ts';

/** What a reader sees of a line: its text, marks of code and of strong text aside. */
function textOf(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      // Nothing else of HTML may come out of a text.
      if (token.type === 'html') {
        expect(['<!-- -->', '<br>']).toContain(token.raw);
        return token.raw === '<br>' ? '\n' : '';
      }
      expect(['text', 'escape', 'codespan', 'strong', 'paragraph']).toContain(token.type);
      if ('tokens' in token) return textOf(token.tokens);
      return 'text' in token ? String(token.text) : '';
    })
    .join('');
}

interface Read {
  readonly headline: string;
  /** Each with the heading that it stands under. */
  readonly items: readonly (readonly [string, string])[];
  readonly more: number;
}

function readComment(markdown: string): Read {
  const [mark, title, headline, ...rest] = marked.lexer(markdown).filter(({ type }) => type !== 'space');
  expect(mark?.raw.trim()).toBe('<!-- stepalign -->');
  expect(title?.raw.trim()).toBe('### stepalign');
  let under = '';
  let more = 0;
  const items: (readonly [string, string])[] = [];
  for (const token of rest) {
    if (token.type === 'heading') under = textOf(token.tokens);
    else if (token.type === 'list')
      for (const item of (token as Token & { items: Token[] }).items)
        items.push([under, textOf('tokens' in item ? item.tokens : [])]);
    else more = Number(/^and (\d+) more$/.exec(token.raw.trim())?.[1]);
  }
  return {
    headline: textOf(headline !== undefined && 'tokens' in headline ? headline.tokens : []),
    items,
    more,
  };
}

function itemOf({ severity, line, column, rule, message, help, fix }: JsonFinding): string {
  const remedy = fix === null ? help : `fix (${fix.safety}): ${fix.reason}`;
  return `${severity} ${line}:${column} ${rule}: ${message}\n${remedy}`;
}

test('it has the findings that JSON has, by file, and what could not be read', () => {
  const { json, textOf: reportOf } = reportsOf(makeReported(WITH_BROKEN), ['check']);
  const { headline, items, more } = readComment(reportOf('markdown'));
  const fixable = json.findings.filter(({ fix }) => fix?.safety === 'safe').length;
  expect(headline).toMatch(
    new RegExp(
      `^\\d+ errors.* in ${json.files.read} files\\. ${fixable} can be fixed with stepalign fix --write\\.$`,
    ),
  );
  expect(json.findings.length).toBeGreaterThan(1);
  expect(items).toEqual([
    ...json.files.unparsable.map((problem) => [
      '',
      `could not be read ${pathFromTop(problem)}:${problem.line ?? ''}: ${problem.reason}`,
    ]),
    ...json.findings.map((finding) => [pathFromTop(finding), itemOf(finding)]),
  ]);
  expect(more).toBe(0);
});

test('it fits into a comment, however much there is', async () => {
  const told = Array.from({ length: 3000 }, (_, at) => ({
    message: `message *${at}* ${'x'.repeat(at % 100)}`,
    help: 'help',
    severity: 'error' as const,
    path: `steps/${Math.floor(at / 10)}.py`,
  }));
  const markdown = await reportIn('markdown', told);
  expect(markdown.length).toBeLessThanOrEqual(65_536);
  expect(markdown.length).toBeGreaterThan(65_000);
  const { items, more, headline } = readComment(markdown);
  expect(headline).toBe('3000 errors in 1 file.');
  expect(items.length + more).toBe(told.length);
  expect(items.map(([path]) => path)).toEqual(told.slice(0, items.length).map(({ path }) => path));
});

test('one message that is longer than a comment is counted', async () => {
  const told = [{ message: '`'.repeat(70_000), help: 'h', severity: 'error' as const, path: 'a.py' }];
  expect(readComment(await reportIn('markdown', told))).toMatchObject({ items: [], more: 1 });
});

test('nobody is mentioned, and nothing becomes a link or a picture', async () => {
  const message =
    'see @user, @org/team, #12, org/repo#12, GH-12, https://example.com, www.example.com, a@b.example, :+1:';
  const told = [{ message, help: 'h', severity: 'error' as const, path: '@user' }];
  const markdown = await reportIn('markdown', told);
  expect(markdown).toContain(
    'see @<!-- -->user, @<!-- -->org/team, #<!-- -->12, org/repo#<!-- -->12, GH<!-- -->-12, https<!-- -->://example.com, www<!-- -->.example.com, a@<!-- -->b.example, :<!-- -->+1:<br>',
  );
  expect(readComment(markdown).items).toEqual([
    ['@user', `error 1:2 contract/internal-output: ${message}\nh`],
  ]);
});

test('any message and any path survive', async () => {
  await fc.assert(
    // Of one file all stand together, wherever they come.
    fc.asyncProperty(
      fc.uniqueArray(anyTold, { minLength: 1, maxLength: 3, selector: ({ path }) => path }),
      async (told) => {
        const { items } = readComment(await reportIn('markdown', told));
        expect(items.map(([path, text]) => [path, text.trimEnd()])).toEqual(
          told.map(({ path, message, help, severity }, at) => [
            visible(path),
            `${severity} ${at + 1}:2 contract/internal-output: ${visible(message)}\n${visible(help)}`.trimEnd(),
          ]),
        );
      },
    ),
  );
});
