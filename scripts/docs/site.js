/** All files of the site. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import MiniSearch from 'minisearch';
import { escaped, pageHtml } from './html.js';
import { sources } from './sources.js';

const asset = (name) => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');

/** What the search looks at, and what it shows; `assets/search.js` loads an index that was made so. */
const SEARCH = {
  fields: ['title', 'headings', 'summary', 'text'],
  storeFields: ['title', 'summary', 'part'],
};

/** @returns texts by path */
export function siteFiles() {
  const pages = sources();
  const sites = new Map(pages.map(({ source, path }) => [source, path]));
  const made = pages.map((page) => ({ page, ...pageHtml(page, sites) }));
  return new Map([
    ...made.map(({ page, html }) => [page.path, document(page, html, pages)]),
    ['style.css', asset('style.css')],
    ['search.js', searchScript(made)],
  ]);
}

/** One classic script, since pages that are opened as files may load neither modules nor data. */
function searchScript(made) {
  const index = new MiniSearch(SEARCH);
  index.addAll(
    made.map(({ page: { path, title, summary, part }, headings, text }) => ({
      id: path,
      title,
      summary,
      part,
      headings: headings.map((heading) => heading.text).join(' '),
      text,
    })),
  );
  const umd = join(dirname(createRequire(import.meta.url).resolve('minisearch')), '../umd/index.js');
  const library = readFileSync(umd, 'utf8');
  return [
    library.replace(/^\/\/# sourceMappingURL=.*$/m, ''),
    `globalThis.stepalignIndex = { options: ${JSON.stringify(SEARCH)}, index: ${JSON.stringify(index)} };`,
    asset('search.js'),
  ].join('\n');
}

function document(page, html, pages) {
  const root = posix.relative(posix.dirname(page.path), '.');
  const at = (path) => escaped(posix.join(root, path));
  const title = page.path === 'index.html' ? 'stepalign' : `${page.title} – stepalign`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${at('style.css')}">
<script defer src="${at('search.js')}"></script>
</head>
<body>
<a class="skip" href="#site-page">Skip to the page</a>
<header>
<a class="home" href="${at('index.html')}">stepalign</a>
<form role="search" data-root="${escaped(root)}" hidden>
<label for="site-query">Search</label>
<input id="site-query" type="search" autocomplete="off" spellcheck="false">
<button type="submit">Open the first</button>
<p id="site-found" role="status"></p>
<ol id="site-results"></ol>
</form>
</header>
<div class="columns">
<nav aria-label="Pages">
${navigation(page, pages, at)}
</nav>
<main id="site-page" tabindex="-1">
${html}</main>
</div>
</body>
</html>
`;
}

/** Every page, by part; the part of the page that is shown is open. */
function navigation(shown, pages, at) {
  const link = ({ path, title }) =>
    `<li><a href="${at(path)}"${path === shown.path ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`;
  return [...groups(pages)]
    .map(
      ([part, own]) =>
        `<details${part === shown.part ? ' open' : ''}><summary>${escaped(part)}</summary>\n<ul>\n${own.map(link).join('\n')}\n</ul></details>`,
    )
    .join('\n');
}

function groups(pages) {
  const groups = new Map();
  for (const page of pages) groups.set(page.part, [...(groups.get(page.part) ?? []), page]);
  return groups;
}
