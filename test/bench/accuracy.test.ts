/** How true findings are is counted from labels, and told by docs/accuracy.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { afterAll, describe, expect, test } from 'vitest';
import { readJudgements } from '../../bench/accuracy/judgement.ts';
import type { Judgement, Label, Repair } from '../../bench/accuracy/judgement.ts';
import { accuracyPage } from '../../bench/accuracy/page.ts';
import { revisionIn, writeRevision } from '../../bench/accuracy/revision.ts';
import { accuracyOf, distinct, toldBy, unjudged } from '../../bench/accuracy/tally.ts';
import type { Accuracy, Said } from '../../bench/accuracy/tally.ts';
import { PROJECT } from '../support/project.ts';

const LABELS = join(PROJECT, 'bench/accuracy/labels');

function said(message: string, rest: Partial<Said> = {}): Said {
  return {
    rule: 'alias/conflict',
    severity: 'error',
    file: 'a.py',
    line: 1,
    message,
    related: [],
    fix: null,
    ...rest,
  };
}

function label(message: string, verdict: Label['verdict'], rest: Partial<Label> = {}): Label {
  const place = { rule: 'alias/conflict', file: 'a.py', revision: '12345678', line: 1 };
  return { ...place, message, verdict, reason: 'read', ...rest };
}

function repair(rest: Partial<Repair> = {}): Repair {
  const place = { commit: '12345678', date: '2025-01-01', file: 'a.py' };
  const told = { rules: ['alias/conflict'], names: ['model'], file: '' };
  return { ...place, what: 'an alias was dropped', shown: true, why: 'both stand there', told, ...rest };
}

function judgement(labels: readonly Label[]): Judgement {
  return { library: 'one/library', revisions: [], labels: [...labels], repairs: [] };
}

describe('tally', () => {
  test('a finding counts once, whatever line it moves to, and is of the first revision that has it', () => {
    const runs = [
      { revision: 'aaaaaaaa', findings: [said('one')] },
      { revision: 'bbbbbbbb', findings: [said('one', { line: 9 }), said('two')] },
    ];
    expect(distinct(runs)).toEqual([
      { ...said('one'), revision: 'aaaaaaaa' },
      { ...said('two'), revision: 'bbbbbbbb' },
    ]);
  });

  test('what has no label is for somebody to read', () => {
    const known = judgement([label('one', 'true')]);
    const findings = [said('one'), said('two'), said('one', { file: 'b.py' })];
    expect(unjudged(findings, known)).toEqual(findings.slice(1));
  });

  test('verdicts are counted per rule, infos apart, fixes by safety', () => {
    const fix = { safety: 'safe' } as const;
    const findings = [
      said('one', { fix }),
      said('two', { fix: { safety: 'review' } }),
      said('three'),
      said('four', { severity: 'info' }),
      said('five', { rule: 'spec/unlinked', severity: 'warning' }),
      said('six', { fix }),
    ];
    const labels = [
      label('one', 'true', { fix: 'right' }),
      label('two', 'false', { fix: 'wrong' }),
      label('three', 'debatable'),
      label('four', 'true'),
      label('gone', 'false'),
      label('gone, too', 'true'),
    ];
    expect(accuracyOf(judgement(labels), [{ revision: 'aaaaaaaa', findings }], [])).toEqual({
      library: 'one/library',
      revisions: 1,
      grave: [
        { rule: 'alias/conflict', said: 4, true: 1, false: 1, debatable: 1 },
        { rule: 'spec/unlinked', said: 1, true: 0, false: 0, debatable: 0 },
      ],
      infos: [{ rule: 'alias/conflict', said: 1, true: 1, false: 0, debatable: 0 }],
      fixes: { safe: { offered: 2, right: 1, wrong: 0 }, review: { offered: 1, right: 0, wrong: 1 } },
      silenced: { labels: 2, false: 1 },
      repairs: [],
    });
  });

  test.each([
    [{ rules: ['alias/conflict'], names: ['model', 'output'], file: '' }, 'alias/conflict'],
    [{ rules: ['alias/conflict'], names: ['mode'], file: '' }, null],
    [{ rules: ['alias/conflict'], names: ['model', 'input'], file: '' }, null],
    [{ rules: ['alias/lost-name'], names: [], file: '' }, null],
    [{ rules: ['alias/lost-name', 'alias/conflict'], names: [], file: 'a.' }, 'alias/conflict'],
    [{ rules: ['alias/conflict'], names: [], file: 'b.py' }, 'alias/conflict'],
    [{ rules: ['alias/conflict'], names: [], file: 'c.py' }, null],
    [{ rules: ['alias/conflict'], names: ['beside'], file: '' }, null],
  ])('a repair that is told by %j is told by %s', (told, rule) => {
    const related = [{ file: 'b.py', message: 'beside' }];
    expect(toldBy(repair({ told }), [said('the alias of model and output', { related })])).toBe(rule);
  });
});

describe('revisions', () => {
  const root = mkdtempSync(join(tmpdir(), 'stepalign-accuracy-test-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const clone = join(root, 'clone');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      cwd: clone,
      encoding: 'utf8',
    });
  const commit = (files: Record<string, string>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(clone, name)), { recursive: true });
      writeFileSync(join(clone, name), text);
    }
    git('add', '-A');
    git('commit', '-q', '-m', 'state');
  };

  test('the sources of a revision, and nothing else, stand in the folder; the clone stays as it is', () => {
    mkdirSync(clone);
    git('init', '-q');
    commit({ 'a/one.py': '1\n', 'step.yaml': 'a: 1\n', 'data.bin': 'x', '.gitignore': 'out\n' });
    commit({ 'a/one.py': '2\n' });
    const folder = join(root, 'written');
    const first = revisionIn(clone, 'HEAD^') ?? '';
    writeRevision(clone, 'HEAD', folder);
    writeRevision(clone, first, folder);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      '.gitignore',
      'a',
      'a/one.py',
      'step.yaml',
    ]);
    expect(readFileSync(join(folder, 'a/one.py'), 'utf8')).toBe('1\n');
    expect(git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(clone, 'a/one.py'), 'utf8')).toBe('2\n');
    expect(revisionIn(clone, '0123456789')).toBeNull();
  });
});

describe('what is kept', () => {
  const judgements = readJudgements(LABELS);
  const results = JSON.parse(
    readFileSync(join(PROJECT, 'bench/accuracy/results.json'), 'utf8'),
  ) as Accuracy[];

  test('docs/accuracy.md is what the results say', async () => {
    const file = join(PROJECT, 'docs/accuracy.md');
    const page = accuracyPage(results, readFileSync(join(PROJECT, 'bench/accuracy/by-hand.md'), 'utf8'));
    const formatted = await format(page, { ...(await resolveConfig(file)), filepath: file });
    expect(readFileSync(file, 'utf8')).toBe(formatted);
  });

  test.each(judgements.map((one) => [one.library, one] as const))(
    'no finding of %s is judged twice, and each verdict has its reason',
    (_, { labels }) => {
      const keys = labels.map(({ rule, file, message }) => JSON.stringify([rule, file, message]));
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      expect(labels.filter(({ reason }) => reason.trim() === '')).toEqual([]);
    },
  );
});
