/** How a page in Markdown looks on a terminal. */
import pc from 'picocolors';
import { expect, test } from 'vitest';
import { pageText } from '../../src/reporters/page.ts';
import { rules } from '../../src/rules/index.ts';
import { readRulePage } from '../../src/workspace/rule-pages.ts';

const PAGE = `# a/rule

Severity: error. Fix: safe, by \`a transform\`, which
[another page](x.md) tells of.

| path     | what it is |
| -------- | ---------- |
| \`/opt/x\` | a folder   |

- one thing that is long enough to need
  a second line, and \`a name with blanks\`
- another **strong** thing

\`\`\`python
x = {

    "a": \`1\`,
}
\`\`\`
`;

test('headings, paragraphs, tables, lists and code, without colours', () => {
  expect(pageText(PAGE, pc.createColors(false), 44)).toBe(`a/rule

Severity: error. Fix: safe, by
a transform, which another page
tells of.

path       what it is
/opt/x     a folder

  - one thing that is long enough to need a
    second line, and a name with blanks
  - another strong thing

    x = {

        "a": \`1\`,
    }
`);
});

test('in colours', () => {
  const { bold, cyan, green } = pc.createColors(true);
  expect(pageText('# A\n\nof `b c`, **d**\n\n```\ne\n```\n', pc.createColors(true), 80)).toBe(
    `${bold('A')}\n\nof ${cyan('b c')}, ${bold('d')}\n\n    ${green('e')}\n`,
  );
});

test('no word of any rule’s page gets lost, and no mark stays', async () => {
  const wordsOf = (text: string): string[] =>
    text
      .replace(/\]\([^)]*\)|^\|[-| ]+\|$|^```\w*$/gm, ' ')
      .split(/[^\w$./{}'"-]+/)
      .map((word) => word.replace(/\.+$/, ''))
      .filter((word) => /\w/.test(word));
  for (const { name } of rules) {
    const page = await readRulePage(name);
    const shown = pageText(page, pc.createColors(false), 60);
    expect(wordsOf(shown), name).toEqual(wordsOf(page));
  }
});
