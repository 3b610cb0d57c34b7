/** Checks a revision of a clone, and tells what was said of its pipelines. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../../place.ts';
import { writeRevision } from '../revision.ts';
import type { PipelineRevision } from './judgement.ts';

const PROGRAM = join(PROJECT, 'dist/src/cli/main.js');

/** As much of a finding as `check --format json` prints and a judgement needs. */
export interface Said {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly fix: { readonly safety: 'safe' | 'review' } | null;
}

interface SaidPipeline {
  readonly file: string;
  readonly steps: number;
  readonly references: number;
  readonly open: readonly { readonly what: string; readonly file: string; readonly line: number }[];
}

/** What a run said of one revision. */
export interface RevisionRun extends PipelineRevision {
  readonly pipelines: readonly SaidPipeline[];
  readonly findings: readonly Said[];
}

/**
 * @param folder into which the sources are written, in place of what it holds
 * @throws where the clone lacks the revision, or the run prints no report
 */
export function checkRevision(clone: string, folder: string, of: PipelineRevision): RevisionRun {
  writeRevision(clone, of.revision, folder);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [PROGRAM, 'check', '.', '--format', 'json', '--no-cache', '--allow-empty'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (!stdout.startsWith('{')) throw new Error(`${of.repository} can't be checked: ${stderr}`);
  const { pipelines, findings } = JSON.parse(stdout) as Omit<RevisionRun, keyof PipelineRevision>;
  return { ...of, pipelines, findings };
}
