/** What is wrong with a command line is said in one line, and nothing is run; what isn't is read as it is meant. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { EXIT_MEANINGS } from '../../src/cli/exit-codes.ts';
import { parseWords, splitArguments } from '../../src/cli/parse.ts';
import { checkFixOptions } from '../../src/run/guards.ts';
import { UsageError } from '../../src/project/options.ts';
import { makeFolder } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

/** The arguments that differ from those of a command line without flags. */
function argumentsOf(argv: readonly string[]): Record<string, unknown> {
  const { command, args } = parseWords(splitArguments(argv));
  const [name] = Object.entries(commands).find(([, each]) => each === command) ?? [''];
  const plain = parseWords(splitArguments([name])).args;
  return Object.fromEntries(
    Object.entries(args).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key])),
  );
}

function complaintAbout(argv: readonly string[]): string {
  try {
    parseWords(splitArguments(argv));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'nothing';
}

describe('wrong usage', () => {
  const help = (command: string): string => `: see stepalign ${command}--help`;
  test.each([
    // A flag without its value.
    [['check', '--only'], '--only needs a value'],
    [['check', '--only='], '--only needs a value'],
    [['check', '--since', ''], '--since needs a value'],
    [['score', '--step'], '--step needs a value'],
    [['resolve', '--format'], '--format needs a value'],
    [['undo', '--format'], '--format needs a value'],
    [['rules', '--format'], '--format needs a value'],
    [['fix', '--max-changes'], '--max-changes needs a value'],
    [['fix', '--verify'], '--verify needs a value'],
    [
      ['fix', '--patch', '--write'],
      '--patch needs a value, and --write is a flag (--patch=--write gives it as the value)',
    ],
    [['check', '--only', '--'], '--only needs a value, and -- is a flag (--only=-- gives it as the value)'],
    // A value that isn't one.
    [['fix', '--write=no'], '--write=no: --write takes no value: give it alone, or leave it out'],
    [['fix', '--review=maybe'], '--review=maybe: --review takes no value: give it alone, or leave it out'],
    [['check', '--exit-zero=1'], '--exit-zero=1: --exit-zero takes no value: give it alone, or leave it out'],
    [
      ['check', '--no-cache=true'],
      '--no-cache=true: --no-cache takes no value: give it alone, or leave it out',
    ],
    [
      ['check', '--no-baseline=known.json'],
      '--no-baseline=known.json: --no-baseline takes no value: give it alone, or leave it out',
    ],
    [['undo', '--list='], '--list=: --list takes no value: give it alone, or leave it out'],
    [
      ['check', '--no-color=never'],
      '--no-color=never: --no-color takes no value: give it alone, or leave it out',
    ],
    [
      ['check', '--format', 'xml'],
      '--format xml: it takes text, concise, statistics, json, sarif, github, gitlab, junit or markdown',
    ],
    [['check', '--fail-on=never'], '--fail-on never: it takes error, warning or info'],
    [['check', '--color=sometimes'], '--color sometimes: it takes auto, always or never'],
    [['check', '--color='], '--color needs a value'],
    // What there isn't, and what is near it.
    [['check', '--ony', 'x'], 'there is no flag --ony. Did you mean --only?'],
    [['--ony', 'check'], 'there is no flag --ony. Did you mean --only?'],
    [['fix', '-write'], 'there is no flag -write. Did you mean --write?'],
    [['check', '--fix'], `there is no flag --fix${help('check ')}`],
    [['--fix'], `there is no flag --fix${help('')}`],
    [['check', '-x'], `there is no flag -x${help('check ')}`],
    [['check', '-1'], `there is no flag -1${help('check ')}`],
    [['check', '-vx'], `there is no flag -vx${help('check ')}`],
    [['fix', '-v'], `fix takes no --verbose${help('fix ')}`],
    [['check', '--no-only'], `there is no flag --no-only${help('check ')}`],
    [['check', '--__proto__=x'], `there is no flag --__proto__${help('check ')}`],
    [['score', '--write'], `score takes no --write${help('score ')}`],
    [['explain', 'x', '--format=json'], `explain takes no --format${help('explain ')}`],
    [['score', '--no-cache'], `score takes no --no-cache${help('score ')}`],
    [['check', '--changed='], '--changed needs a value'],
    [['check', '--no-changed'], `there is no flag --no-changed${help('check ')}`],
    [['score', '--no-baseline'], `score takes no --no-baseline${help('score ')}`],
    [['chekc'], 'there is no command chekc. Did you mean check?'],
    [['xi'], `there is no command xi${help('')}`],
    [['steps/'], `there is no command steps/${help('')}`],
    [['constructor'], `there is no command constructor${help('')}`],
    [[], 'Give a command: check, fix, score, resolve, undo, explain or rules. See stepalign --help'],
    [['--'], 'Give a command: check, fix, score, resolve, undo, explain or rules. See stepalign --help'],
    // More than a command takes, or less.
    [['explain', 'a', 'b'], 'explain takes one name only, and was given a b'],
    [['undo', 'a', 'b'], 'undo takes one run only, and was given a b'],
    [['resolve', 'A', '--', 'B'], 'resolve takes one step only, and was given A B'],
    [['rules', 'x'], 'rules takes nothing more, and was given x'],
    [['completion', 'zsh', 'fish'], 'completion takes one shell only, and was given zsh fish'],
  ])('%j', (argv, complaint) => {
    expect(complaintAbout(argv)).toBe(complaint);
  });
});

describe('right usage', () => {
  test.each([
    [['check', 'a', '--only', 'x', '--only=y', 'b'], { paths: ['a', 'b'], only: ['x', 'y'] }],
    [['--fail-on', 'error', 'fix', '--review'], { 'fail-on': 'error', review: true }],
    [['fix', '--', '--write', '-x'], { paths: ['--write', '-x'] }],
    [['fix', '--patch', '-'], { patch: '-' }],
    [['fix', '--patch=--write'], { patch: '--write' }],
    [['fix', '--write=true', '--review=false'], { write: true }],
    [['fix', '--max-changes', '1e3'], { 'max-changes': 1000 }],
    [['check', '--no-cache'], { cache: false }],
    [['check', '--baseline', 'known.json', 'steps'], { baseline: 'known.json', paths: ['steps'] }],
    [['check', '--changed'], { changed: 'HEAD' }],
    [['check', '--changed', '--verbose'], { changed: 'HEAD', verbose: true }],
    [['check', 'steps', '--changed', 'main'], { changed: 'main', paths: ['steps'] }],
    [['check', '--changed=main', 'steps'], { changed: 'main', paths: ['steps'] }],
    [['check', '--changed', '--', 'steps'], { changed: 'HEAD', paths: ['steps'] }],
    [['check', '--baseline', 'known.json', '--no-baseline'], { baseline: '' }],
    [['undo', 'a-run'], { run: 'a-run' }],
    [['check', '-v'], { verbose: true }],
    [['check', '-vo', 'out.txt'], { verbose: true, 'output-file': 'out.txt' }],
    [['check', '-v', '--', '-v'], { verbose: true, paths: ['-v'] }],
    [['fix', '--at', 'a.py:3', '--at=b.ts:4:5'], { at: ['a.py:3', 'b.ts:4:5'] }],
    // Of what is given twice the last counts, as an alias's flags and those that are typed behind it.
    [['fix', '--since', 'a', '--since', 'b', '--write', '--no-write'], { since: 'b' }],
    [['check', '--color', 'steps'], { color: 'always', paths: ['steps'] }],
    [['check', '--color', 'never', 'steps'], { color: 'never', paths: ['steps'] }],
    [['check', '--color=always'], { color: 'always' }],
    [['check', '--color', '--no-color'], { color: 'never' }],
    [['check', '--color=never', '--color=auto'], {}],
  ])('%j', (argv, given) => {
    expect(argumentsOf(argv)).toEqual(given);
  });

  test.each([['abc'], ['-1'], ['1.5'], ['1e400'], [' '], ['Infinity']])(
    '--max-changes %j is no number',
    (given) => {
      const maxChanges = argumentsOf(['fix', '--max-changes', given])['max-changes'];
      expect(() => {
        checkFixOptions({ cwd: '/', maxChanges: maxChanges as number });
      }).toThrow(new UsageError('--max-changes takes the number of files that may change'));
    },
  );

  test('the help of a command', () => {
    const [help = '', ...same] = [
      ['help', 'fix'],
      ['fix', '--write', '-h', 'x'],
      ['fix', '-vh'],
    ].map((args) => stepalign(makeFolder(), args).stdout);
    expect(help).toMatch(/^stepalign fix \[paths\.\.\]\n[^]* -h, --help [^]* --max-changes /);
    expect(same).toEqual([help, help]);
  });

  test.each(Object.entries(commands))(
    'the help of %s has its examples, its exit codes and where to read on',
    (name, { examples, exits, readOn }) => {
      const help = stepalign(makeFolder(), [name, '--help']).stdout.replace(/\s+/g, ' ');
      const words = examples.flatMap((example) => example.flatMap((text) => text.split(' ')));
      expect(words.filter((word) => !help.includes(` ${word} `))).toEqual([]);
      const codes = [...exits].sort().map((code) => `${code} ${EXIT_MEANINGS[code]}`);
      expect(help).toContain(`Exit codes: ${codes.join(' ')} Read on: ${readOn}`);
    },
  );

  test('-V is --version', () => {
    const [short, long, late] = [['-V'], ['--version'], ['check', '-V']].map((args) =>
      stepalign(makeFolder(), args),
    );
    expect(short).toEqual(long);
    expect(late).toEqual(long);
  });
});
