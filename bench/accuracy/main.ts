/**
 * `npm run accuracy -- CLONE…`: checks revisions of the libraries that are cloned there, compares with the labels, and
 * writes docs/accuracy.md.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { PROJECT } from '../place.ts';
import { readJudgements } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { accuracyPage } from './page.ts';
import { revisionIn } from './revision.ts';
import { checkRepairs, checkRevisions } from './run.ts';
import { accuracyOf, distinct, unjudged } from './tally.ts';
import type { Accuracy } from './tally.ts';

const FOLDER = join(PROJECT, 'bench/accuracy');
const RESULTS = join(FOLDER, 'results.json');

function say(line: string): void {
  console.error(line);
}

/** The library of a clone is the one whose revisions it has. */
function judgementOf(clone: string, judgements: readonly Judgement[]): Judgement {
  const found = judgements.find(({ revisions }) =>
    revisions.every((name) => revisionIn(clone, name) !== null),
  );
  if (found === undefined) {
    const names = judgements.map(({ library }) => library).join(', ');
    throw new Error(`${clone} is a whole clone of no library that was judged (${names})`);
  }
  return found;
}

/** What nobody has judged yet is printed, a line of JSON each, ready to become a label. */
function measure(clone: string, judgement: Judgement): Accuracy {
  const folder = mkdtempSync(join(tmpdir(), 'stepalign-accuracy-'));
  try {
    const runs = checkRevisions({ clone, folder }, judgement, say);
    for (const { revision, severity, rule, file, line, message, fix } of unjudged(distinct(runs), judgement))
      console.log(JSON.stringify({ revision, severity, rule, file, line, message, fix: fix?.safety }));
    return accuracyOf(judgement, runs, checkRepairs({ clone, folder }, judgement, say));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Results of libraries that aren't measured now stay as they were. */
function keep(measured: readonly Accuracy[]): Accuracy[] {
  const former = JSON.parse(readFileSync(RESULTS, 'utf8')) as Accuracy[];
  const others = former.filter(({ library }) => !measured.some((one) => one.library === library));
  return [...others, ...measured].sort((a, b) => (a.library < b.library ? -1 : 1));
}

async function measureAll(clones: readonly string[]): Promise<void> {
  const judgements = readJudgements(join(FOLDER, 'labels'));
  const all = keep(clones.map((clone) => measure(clone, judgementOf(clone, judgements))));
  const file = join(PROJECT, 'docs/accuracy.md');
  const page = accuracyPage(all, readFileSync(join(FOLDER, 'by-hand.md'), 'utf8'));
  const style = await resolveConfig(file);
  writeFileSync(RESULTS, await format(JSON.stringify(all), { ...style, filepath: RESULTS }));
  writeFileSync(file, await format(page, { ...style, filepath: file }));
}

const { positionals: clones } = parseArgs({ allowPositionals: true });
if (clones.length === 0) {
  say('name the clone of a library: npm run accuracy -- ../some-clone');
  process.exitCode = 2;
} else await measureAll(clones);
