/**
 * `npm run accuracy:pipelines -- FOLDER`: checks the clones in a folder, each called `owner+name`, compares with the labels,
 * and writes docs/pipelines-accuracy.md. What nobody has judged yet is printed, a line of JSON each.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { PROJECT } from '../../place.ts';
import { revisionIn } from '../revision.ts';
import { readPipelineJudgement } from './judgement.ts';
import { pipelinesPage, unjudged } from './page.ts';
import { checkRevision } from './run.ts';

const FOLDER = join(PROJECT, 'bench/accuracy/pipelines');

async function measure(folder: string): Promise<void> {
  const judgement = readPipelineJudgement(join(FOLDER, 'labels.json'));
  const written = mkdtempSync(join(tmpdir(), 'stepalign-accuracy-'));
  const runs = judgement.revisions.flatMap((each) => {
    const clone = join(folder, each.repository.replace('/', '+'));
    if (!existsSync(clone) || revisionIn(clone, each.revision) === null) {
      console.error(`${clone} has no ${each.revision}: left out`);
      return [];
    }
    console.error(`${each.repository} ${each.revision}`);
    return [checkRevision(clone, written, each)];
  });
  rmSync(written, { recursive: true, force: true });
  for (const { repository, revision, said } of unjudged(runs, judgement)) {
    const { rule, severity, file, line, message, fix } = said;
    console.log(
      JSON.stringify({ repository, revision, rule, severity, file, line, message, fix: fix?.safety }),
    );
  }
  const file = join(PROJECT, 'docs/pipelines-accuracy.md');
  const style = await resolveConfig(file);
  writeFileSync(
    file,
    await format(pipelinesPage(runs, judgement, readFileSync(join(FOLDER, 'by-hand.md'), 'utf8')), {
      ...style,
      filepath: file,
    }),
  );
}

const [folder] = parseArgs({ allowPositionals: true }).positionals;
if (folder === undefined) {
  console.error('name a folder of clones: npm run accuracy:pipelines -- ../clones');
  process.exitCode = 2;
} else await measure(folder);
