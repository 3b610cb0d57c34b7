/** Describes the machine and the versions of the programs, without its name or any path of it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { astGrep } from './contenders.ts';
import { PROJECT } from './place.ts';

/** @returns a line each for the machine and for the programs */
export function machineLines(): string[] {
  const cores = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const { resolve } = createRequire(join(PROJECT, 'package.json'));
  const { version } = JSON.parse(readFileSync(resolve('jscodeshift/package.json'), 'utf8')) as {
    version: string;
  };
  return [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB of memory, ${type()} ${arch()}`,
    `Node ${process.versions.node}, ${printed('git')}, ${printed(astGrep())}, jscodeshift ${version}`,
  ];
}

function printed(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}
