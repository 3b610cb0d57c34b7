/** What a person at a terminal meets while a long run shows its bar: all of it in a real terminal. */
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../support/library.ts';
import { bashInTerminal } from '../support/terminal.ts';
import type { InTerminal, Step } from '../support/terminal.ts';

const CLEAR = '\r\u001B[K';
const BAR = 'Reading the step library';
/** Whatever sets something of the terminal: the cursor, modes, another screen. */
const SETTING = /\u001B(?!\[K|\[\d*m)/;

describe('while the bar is shown', () => {
  const outputs = Array.from({ length: 40 }, (_, at) => `"output_${at}": "/opt/ml/output/${at}",`).join('');
  const contract = (at: number): string =>
    `CONTRACT_${at} = ScriptContract(entry_point="main.py", expected_output_paths={${outputs}})\n`;
  const library = (text: (at: number) => string): string =>
    makeFolder(Object.fromEntries(Array.from({ length: 1300 }, (_, at) => [`file_${at}.py`, text(at)])));
  /** It takes long enough to be ended meanwhile. */
  const inTerminal = (command: string, step: Omit<Step, 'after'>): InTerminal =>
    bashInTerminal(library(contract), command, { columns: 60, steps: [{ after: BAR, ...step }] });

  test('Ctrl-C ends the run, its bar and the loop that it stands in', () => {
    const { output, exitCode, missed } = inTerminal(
      'for each in 1 2 3; do stepalign check --no-cache; echo "after: $?"; done',
      { type: '\u0003' },
    );
    expect([missed, exitCode]).toEqual([[], -2]);
    expect(output).not.toMatch(/after|checked/);
    expect(output.trimEnd().endsWith(CLEAR.trimEnd())).toBe(true);
    expect(output).not.toMatch(SETTING);
  });

  test('SIGTERM ends the run with 143', () => {
    const { output } = inTerminal('stepalign check --no-cache; echo "after: $?"', { kill: 'SIGTERM' });
    expect(output).not.toContain('checked');
    expect(output.slice(output.lastIndexOf(CLEAR) + CLEAR.length)).toMatch(/^(?:.*\r\n)?after: 143\r\n$/);
  });

  test('what is typed ahead is for who comes next, and the bar moves and goes', () => {
    const { output } = bashInTerminal(
      library(() => 'X = 1\n'),
      'stepalign check --no-cache; read -r line; echo "typed: $line"',
      { columns: 60, steps: [{ after: BAR, type: 'for the shell\n' }] },
    );
    expect(output).toContain('typed: for the shell\r\n');
    const shown = new Set(output.match(/\d+ %/g));
    expect(shown.size).toBeGreaterThanOrEqual(3);
    expect(output.slice(output.lastIndexOf(BAR))).toMatch(
      /^[^\n]* %(?:for the shell\r\n)?\r\u001B\[Kchecked 1300 files/,
    );
    expect(output).not.toMatch(SETTING);
  });

  test('and none is shown where a line can not be cleared', () => {
    const command = 'stepalign check --no-cache';
    expect(
      bashInTerminal(
        library(() => 'X = 1\n'),
        command,
        { env: { TERM: 'dumb' } },
      ).output,
    ).toBe('checked 1300 files: no drift found\r\n');
  });
});
