/** Runs the built program over revisions of a clone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../place.ts';
import { revisionIn, writeRevision } from './revision.ts';
import { toldBy } from './tally.ts';
import type { Judgement } from './judgement.ts';
import type { RepairOutcome, RevisionFindings, Said } from './tally.ts';

const PROGRAM = join(PROJECT, 'dist/src/cli/main.js');

/** A clone, and a folder into which its revisions are written one after the other. */
export interface Site {
  readonly clone: string;
  readonly folder: string;
}

/** Checks the sources of one revision. @throws where the run prints no findings */
function check({ clone, folder }: Site, revision: string): Said[] {
  writeRevision(clone, revision, folder);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [PROGRAM, 'check', '.', '--format', 'json', '--no-cache', '--allow-empty'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (!stdout.startsWith('{')) throw new Error(`${revision} can't be checked: ${stderr}`);
  return (JSON.parse(stdout) as { findings: Said[] }).findings;
}

/** What is said of each revision that the judgement names. @param progress told of each as it is done */
export function checkRevisions(
  site: Site,
  { revisions }: Judgement,
  progress: (line: string) => void,
): RevisionFindings[] {
  return revisions.map((revision) => {
    const findings = check(site, revision);
    progress(`${revision} ${findings.length} findings`);
    return { revision, findings };
  });
}

/** What became of each repair of the judgement: the revision before it is its commit's first parent. */
export function checkRepairs(
  site: Site,
  { repairs }: Judgement,
  progress: (line: string) => void,
): RepairOutcome[] {
  const known = new Map<string, Said[]>();
  const findingsOf = (name: string): Said[] => {
    const revision = revisionIn(site.clone, name);
    if (revision === null) throw new Error(`the clone has no ${name}`);
    const findings = known.get(revision) ?? check(site, revision);
    known.set(revision, findings);
    return findings;
  };
  return repairs.map((repair) => {
    if (!repair.shown) return { repair, told: null, isSilentAfter: true };
    const told = toldBy(repair, findingsOf(`${repair.commit}^`));
    const isSilentAfter = toldBy(repair, findingsOf(repair.commit)) === null;
    progress(`${repair.commit} ${told ?? 'nothing'}`);
    return { repair, told, isSilentAfter };
  });
}
