/** How findings look on a terminal: as wide as it is, and in the colours of their severity. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeRepository } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { bashInTerminal } from '../support/terminal.ts';
import { DRIFTING_LIBRARY, LIBRARY } from '../support/training-step.ts';

/** Control Sequence Introducer, and what follows of it. */
const CODES = /\u001B\[[\d;]*[mK]/g;

function linesOf(output: string): string[] {
  return output.replace(CODES, '').split('\r\n');
}

const HEADING = /^\S+\.(?:py|ts|yaml)$/;

/** Grouped findings, each with its file. */
function ungrouped(output: string): string {
  let file = '';
  return linesOf(output)
    .flatMap((line) => {
      if (!HEADING.test(line)) return line.replace(/^ {2}(\d+:\d+) (?=error|warning|info)/, `${file}:$1: `);
      file = line;
      return [];
    })
    .join('\r\n');
}

function words(text: string): string[] {
  return text.split(/\s+/);
}

describe('findings', () => {
  test.each([50, 72, 100])('are %d columns wide, and no word is torn apart', (columns) => {
    const folder = makeRepository(DRIFTING_LIBRARY);
    const { output } = bashInTerminal(folder, 'stepalign check --no-color 2>/dev/null', { columns });
    const { output: wide } = bashInTerminal(folder, 'stepalign check --no-color 2>/dev/null | cat', {
      columns,
    });
    const tooLong = linesOf(output).filter((line) => line.length > columns);
    // What stands alone in its line but for its indent can't be broken: a place, or the lead of a finding.
    expect(tooLong.filter((line) => !/^\s*\S+$|\d (?:error|warning|info) \[\S+\]$/.test(line))).toEqual([]);
    // Source lines are cut around the place.
    const told = (text: string): string[] =>
      words(
        linesOf(text)
          .filter((line) => !/^ +\d* \| /.test(line))
          .join(' '),
      );
    expect(told(ungrouped(output))).toEqual(told(wide));
  });

  test('stand below their file, and one by one with their places where somebody reads on', () => {
    const folder = makeRepository(DRIFTING_LIBRARY);
    const { output } = bashInTerminal(folder, 'stepalign check 2>/dev/null', { columns: 200 });
    const { output: piped } = bashInTerminal(folder, 'stepalign check 2>/dev/null | cat');
    const files = linesOf(output).filter((line) => HEADING.test(line));
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeGreaterThan(1);
    // A shorter lead leaves more room.
    expect(words(ungrouped(output))).toEqual(words(linesOf(piped).join('\r\n')));
  });

  test('lead from the name of their rule to its page, on a terminal that knows links', () => {
    const folder = makeRepository(LIBRARY);
    const command = 'stepalign check --only contract/internal-output 2>/dev/null';
    const without = bashInTerminal(folder, command).output;
    const { output } = bashInTerminal(folder, command, { env: { FORCE_HYPERLINK: '1' } });
    const links = [...output.matchAll(/\u001B\]8;;([^\u0007]+)\u0007(.*?)\u001B\]8;;\u0007/g)];
    expect(links.map(([, url = '', shown]) => [readFileSync(new URL(url), 'utf8'), shown])).toEqual([
      [
        readFileSync(join(PROJECT, 'src/rules/contract/internal-output.md'), 'utf8'),
        'contract/internal-output',
      ],
    ]);
    expect(output.replace(/\u001B\]8;;[^\u0007]*\u0007/g, '')).toBe(without);
    expect(without).not.toContain('\u001B]');
    const piped = bashInTerminal(folder, `${command} | cat`, { env: { FORCE_HYPERLINK: '1' } });
    expect(piped.output).not.toContain('\u001B]');
  });

  test('what goes on is further in than what it belongs to', () => {
    const { output } = bashInTerminal(makeRepository(LIBRARY), 'stepalign check 2>/dev/null', {
      columns: 60,
    });
    expect(linesOf(output)).toEqual(linesOf(FINDING.replaceAll('\n', '\r\n')));
  });

  test.each([
    ['error', 31],
    ['warning', 33],
    ['info', 34],
  ])('the carets of an %s have its colour', (severity, code) => {
    const folder = makeRepository({
      ...DRIFTING_LIBRARY,
      'stepalign.config.json': `{"rules": {"*/*": "${severity}"}}`,
    });
    const { output } = bashInTerminal(folder, 'stepalign check 2>/dev/null');
    const carets = [...output.matchAll(/\u001B\[(\d+)m\^+\u001B/g)].map(([, found]) => Number(found));
    expect(carets.length).toBeGreaterThan(1);
    expect(new Set(carets)).toEqual(new Set([code]));
    expect(output).toContain(`\u001B[${code}m${severity}\u001B[39m`);
  });
});

const FINDING = `steps/contracts/pytorch_contract.py
  9:9 error [contract/internal-output] Contract outputs
      missing from specification outputs: {'checkpoints'}:
      PYTORCH_CONTRACT declares it, but /opt/ml/checkpoints
      is where training keeps its checkpoints, not data flow
  9 |         "checkpoints": "/opt/ml/checkpoints"
    |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  steps/specs/pytorch_spec.py:4:1: PYTORCH_SPEC uses the
      contract and has no output checkpoints
  fix (safe) by drop-internal-outputs: drop checkpoints from
      PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script
      where to write

`;
