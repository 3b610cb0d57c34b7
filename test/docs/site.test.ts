/** The site that `npm run docs` writes: valid, without a dead link, without anything from elsewhere, and searched. */
import { join, posix } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { transforms } from '../../src/project/transforms.ts';
import { rules } from '../../src/rules/index.ts';
import { PAGES } from '../support/pages.ts';
import { PROJECT } from '../support/project.ts';

const { siteFiles } = (await import(join(PROJECT, 'scripts/docs/site.js'))) as {
  siteFiles: () => Map<string, string>;
};

const FILES = siteFiles();
const HTML = [...FILES].filter(([path]) => path.endsWith('.html'));

/** The values of an attribute, as they are meant. */
function values(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
}

test('there is a page for each page of the repository, each rule and each transform', () => {
  expect(HTML.length).toBe(PAGES.length + transforms.length);
  const expected = [
    'index.html',
    'CHANGELOG.html',
    'docs/config.html',
    'docs/domain/index.html',
    ...rules.map(({ name }) => `rules/${name}.html`),
    ...transforms.map(({ name }) => `transforms/${name}.html`),
  ];
  expect(expected.filter((path) => !FILES.has(path))).toEqual([]);
});

test('every page is valid and accessible, as far as a program can tell', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Anchors are as GitHub makes them of headings, some of which begin with a digit.
    rules: { 'valid-id': ['error', { relaxed: true }] },
  });
  for (const [path, html] of HTML) {
    const { results } = await validator.validateString(html, path);
    const messages = results.flatMap((result) =>
      result.messages.map(({ line, message }) => `${path}:${line}: ${message}`),
    );
    expect(messages).toEqual([]);
  }
});

test('every link leads to a page, and to a heading that it has', () => {
  const idsOf = new Map(HTML.map(([path, html]) => [path, new Set(values(html, 'id'))]));
  const dead = HTML.flatMap(([path, html]) =>
    values(html, 'href')
      .filter((href) => {
        if (/^https?:/.test(href)) return false;
        const [to = '', anchor] = href.split('#');
        const file = to === '' ? path : posix.join(posix.dirname(path), to);
        return !FILES.has(file) || (anchor !== undefined && idsOf.get(file)?.has(anchor) !== true);
      })
      .map((href) => `${path}: ${href}`),
  );
  expect(dead).toEqual([]);
});

test('a page asks nobody for anything: its script and its style lie beside it', () => {
  for (const [path, html] of HTML) {
    const loaded = [...html.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*>/g)].map(([tag]) => tag);
    const root = posix.relative(posix.dirname(path), '.');
    expect(loaded).toEqual([
      `<link rel="stylesheet" href="${posix.join(root, 'style.css')}">`,
      `<script defer src="${posix.join(root, 'search.js')}">`,
    ]);
  }
  expect(FILES.get('style.css')).not.toMatch(/url\(|@import/);
});

test('Markdown that looks like HTML is shown as it is', () => {
  expect(FILES.get('docs/domain/index.html')).toContain('src/rules/&lt;group&gt;/&lt;name&gt;.md');
});

describe('the search', () => {
  interface Found {
    readonly id: string;
  }
  const context = createContext({});
  runInContext(FILES.get('search.js') ?? '', context);
  const search = (query: string): string[] =>
    (runInContext(`stepalignSearch(${JSON.stringify(query)})`, context) as Found[]).map(({ id }) => id);

  test.each([
    ['contract/internal-output', 'rules/contract/internal-output.html'],
    ['add-standard-aliases', 'transforms/add-standard-aliases.html'],
    ['configuration', 'docs/config.html'],
    ['checkpoint without uri', 'rules/builder/checkpoint-path-without-uri.html'],
    ['unknown membr', 'rules/property-path/unknown-member.html'],
    ['lost na', 'rules/alias/lost-name.html'],
  ])('%j finds %s first', (query, page) => {
    expect(search(query)[0]).toBe(page);
  });

  test('what stands nowhere is not found', () => {
    expect(search('xylophone')).toEqual([]);
    expect(search('<script>alert(1)</script> __proto__')).toEqual([]);
  });
});

/** How much lighter one colour is than another, by WCAG 2. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('text stands out from what is behind it, in light and in dark', () => {
  const themes = [...(FILES.get('style.css') ?? '').matchAll(/:root \{([^}]*)\}/g)].map(
    ([, block = '']) =>
      new Map([...block.matchAll(/--(\w+): (#\w{6});/g)].map(([, name = '', color = '']) => [name, color])),
  );
  expect(themes.length).toBe(2);
  for (const theme of themes)
    for (const text of ['text', 'quiet', 'link'])
      for (const behind of ['page', 'raised'])
        expect(contrast(theme.get(text) ?? '', theme.get(behind) ?? '')).toBeGreaterThanOrEqual(4.5);
});
