/** The hooks that this repository has for pre-commit, and whether pre-commit is there. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from './project.ts';

export interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

export const HOOKS = parse(readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

/** CI has it; whoever hasn't isn't kept from testing the rest. */
export const isWithoutPreCommit =
  process.env['CI'] === undefined && spawnSync('pre-commit', ['--version']).error !== undefined;
