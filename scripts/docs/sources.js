/** The pages that the site is made of: those of the repository, and one for each transform. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the built command line prints. */
function printed(...args) {
  return execFileSync(process.execPath, [join(ROOT, 'dist/src/cli/main.js'), ...args], { encoding: 'utf8' });
}

/** Where a page lies in the site, by the path of its source. */
function siteOf(source) {
  const path = source.replace(/^src\//, '').replace(/\.(?:md|ts)$/, '.html');
  if (source === 'README.md') return 'index.html';
  return posix.join(posix.dirname(path), posix.basename(path).replace(/^README\.html$/, 'index.html'));
}

/** Below which heading of the navigation a page stands: the first that fits. The navigation has them the other way round. */
const PARTS = [
  [
    'Inside',
    /^(?:CONTRIBUTING\.md|bench\/|docs\/(?:accuracy|architecture|glossary|ranges-not-printing|reuse)\.md)/,
  ],
  ['The domain', /^docs\/domain\//],
  ['Transforms', /^transforms\//],
  ['Rules', /^src\/rules\//],
  ['Use', /./],
];

/**
 * @returns for each page its source's path, its path in the site, its title, its part of the navigation, its Markdown, and,
 * of a rule, one line on what it finds
 */
export function sources() {
  const rules = JSON.parse(printed('rules', '--format', 'json'));
  const transforms = [...new Set(rules.flatMap(({ transform }) => transform ?? []))].sort();
  const files = globSync(['*.md', '{bench,docs,src}/**/*.md', 'examples/**/README.md'], { cwd: ROOT }).sort();
  const markdown = new Map([
    ...files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
    ...transforms.map((name) => [`transforms/${name}.ts`, printed('explain', name)]),
  ]);
  const pages = [...markdown].map(([source, text]) => ({
    source,
    path: siteOf(source),
    title: /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? source,
    part: PARTS.find(([, pattern]) => pattern.test(source))[0],
    summary: rules.find(({ name }) => source === `src/rules/${name}.md`)?.summary ?? '',
    markdown: text,
  }));
  const rank = ({ part }) => -PARTS.findIndex(([name]) => name === part);
  const isFirst = ({ source }) => source === 'README.md';
  return pages.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      Number(isFirst(other)) - Number(isFirst(one)) ||
      (one.title.toLowerCase() < other.title.toLowerCase() ? -1 : 1),
  );
}
