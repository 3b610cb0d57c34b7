/**
 * What the pages show of a terminal is what it shows: their commands are run one behind the other, each page's in a repository
 * of its own that has the examples. A line `…` stands for any lines. `UPDATE=1` writes what is printed where there is none.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INHERITED, MAIN } from '../support/cli.ts';
import { git, makeFolder } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';

const SHOWN = ['README.md', 'docs/five-minutes.md', 'docs/migration.md', 'docs/many-repositories.md'];

interface Shown {
  readonly command: string;
  readonly output: string;
}

const BLOCK = /^```console\n([^]*?)^```$/gm;

/** The commands of a block, each with what the page says it prints. */
function commandsIn(block: string): Shown[] {
  const [, ...parts] = block.split(/^\$ /m);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    return { command: part.slice(0, end), output: part.slice(end + 1) };
  });
}

/** Runs commands in one shell. @returns what each prints, its standard error among it */
function run(commands: readonly string[]): string[] {
  const home = makeFolder();
  const folder = join(home, 'work');
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'stepalign'), `#!/bin/sh\nexec ${process.execPath} ${MAIN} "$@"\n`, {
    mode: 0o755,
  });
  cpSync(join(PROJECT, 'examples'), join(folder, 'examples'), { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch', 'main']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'start']);
  const END = '--- the end of a command ---';
  const script = ['exec 2>&1', ...commands.flatMap((command) => [command, `echo '${END}'`])].join('\n');
  const printed = execFileSync('bash', ['--noprofile', '--norc', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...INHERITED,
      PATH: `${bin}:${INHERITED.PATH ?? ''}`,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'test',
      GIT_AUTHOR_EMAIL: 'test@example.com',
      GIT_COMMITTER_NAME: 'test',
      GIT_COMMITTER_EMAIL: 'test@example.com',
    },
  });
  return printed.split(`${END}\n`).slice(0, -1);
}

function isAsShown(output: string, printed: string): boolean {
  const escaped = output.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/^…\n/gm, '(?:.*\\n)*')}$`).test(printed);
}

test.each(SHOWN)('the commands of %s', { timeout: 180_000 }, (page) => {
  const file = join(PROJECT, page);
  const text = readFileSync(file, 'utf8');
  const shown = [...text.matchAll(BLOCK)].flatMap(([, block = '']) => commandsIn(block));
  expect(shown.length).toBeGreaterThan(0);
  const printed = run(shown.map(({ command }) => command));
  const asRun = shown.map(({ command, output }, at) => {
    const now = printed[at] ?? '';
    return { command, output: isAsShown(output, now) ? output : now };
  });
  if (process.env['UPDATE'] === '1') {
    const rest = [...asRun];
    const updated = text.replace(BLOCK, (_, block: string) => {
      const own = rest.splice(0, commandsIn(block).length);
      return `\`\`\`console\n${own.map(({ command, output }) => `$ ${command}\n${output}`).join('')}\`\`\``;
    });
    writeFileSync(file, updated);
  }
  expect(shown).toEqual(asRun);
});
