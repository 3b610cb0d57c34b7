/** Kills a process that writes 200 files at seeded points, and looks at what the next start makes of it. */
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/project.ts';
import { seeded } from '../support/random.ts';

const FILES = 200;

export type Action = 'write' | 'undo' | 'recover';

interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Some files grow, some shrink; every tenth has a second name, so that it is written over. */
const CHANGES: readonly Change[] = Array.from({ length: FILES }, (_, index) => ({
  name: `step_${index}.py`,
  before: `# ${index} äß\r\n${'old = 1\n'.repeat(index % 7)}`,
  after: `# ${index} äß\r\n${'replaced = 2\n'.repeat((index * 3) % 8)}`,
}));

/** A tree with its state beside it; both go when it is disposed of. */
export class CrashSite {
  readonly #home = realpathSync(mkdtempSync(join(tmpdir(), 'stepalign-crash-')));
  readonly #folder = join(this.#home, 'library');
  readonly #state = join(this.#home, 'state');

  constructor() {
    writeFileSync(join(this.#home, 'changes.json'), JSON.stringify(CHANGES));
  }

  /** Every file as it is before the run, and no state. */
  reset(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    rmSync(this.#state, { recursive: true, force: true });
    mkdirSync(join(this.#folder, 'names'), { recursive: true });
    for (const [index, { name, before }] of CHANGES.entries()) {
      writeFileSync(join(this.#folder, name), before);
      if (index % 10 === 0) linkSync(join(this.#folder, name), join(this.#folder, 'names', name));
    }
  }

  /** @param killAt the operation to be killed at; 0 for none @returns what the process printed, and whether it was killed */
  run(action: Action, killAt: number): { readonly printed: string; readonly killed: boolean } {
    const { stdout, stderr, signal, status } = spawnSync(
      process.execPath,
      [
        '--import',
        join(PROJECT, 'test/crash/kill-at.js'),
        join(PROJECT, 'test/crash/writer.js'),
        join(PROJECT, 'dist'),
        this.#folder,
        action,
      ],
      {
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          HOME: this.#home,
          XDG_STATE_HOME: this.#state,
          KILL_AT: String(killAt),
        },
      },
    );
    if (signal === null && status !== 0) throw new Error(`${action} failed: ${stderr}`);
    return { printed: stdout, killed: signal === 'SIGKILL' };
  }

  /** How many operations an action takes when nothing cuts it off. */
  operationsOf(action: Action): number {
    return Number(this.run(action, 0).printed);
  }

  /** `old` or `new` where all files are, else what is wrong: a mixture, a part of a file, something left behind. */
  verdict(): string {
    const states = new Set<string>();
    for (const [index, { name, before, after }] of CHANGES.entries()) {
      const text = readFileSync(join(this.#folder, name), 'utf8');
      if (text !== before && text !== after) return `${name} is neither the old one nor the new one`;
      if (before !== after) states.add(text === before ? 'old' : 'new');
      if (index % 10 === 0 && readFileSync(join(this.#folder, 'names', name), 'utf8') !== text)
        return `${name} lost its second name`;
    }
    const foreign = readdirSync(this.#folder).filter(
      (name) => name !== 'names' && !/^step_\d+\.py$/.test(name),
    );
    if (foreign.length > 0) return `left behind: ${foreign.join(', ')}`;
    const left = this.#stateFiles().filter(
      (path) => !/\/runs(?:\/[^/]+(?:\/(?:journal\.json|before|after))?)?$/.test(path),
    );
    if (left.length > 0) return `left behind: ${left.join(', ')}`;
    return states.size === 1 ? [...states].join('') : 'a mixture of old and new files';
  }

  #stateFiles(): string[] {
    return readdirSync(join(this.#state, 'stepalign'), { recursive: true, encoding: 'utf8' })
      .map((path) => `/${path}`)
      .filter((path) => path.split('/').length > 2);
  }

  dispose(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/**
 * Kills at seeded points: three in five while it writes, one while it takes back, one while it makes up for a crash.
 * @returns a line for each point after which something is wrong
 */
export function crashes(points: number, seed: number): string[] {
  const site = new CrashSite();
  try {
    site.reset();
    const writes = site.operationsOf('write');
    const undoes = site.operationsOf('undo');
    const random = seeded(seed);
    const pointIn = (operations: number): number => 1 + Math.floor(random() * operations);
    const wrong: string[] = [];
    for (let point = 0; point < points; point += 1) {
      site.reset();
      const kind = point % 5;
      const killed = [];
      if (kind === 3) {
        site.run('write', 0);
        killed.push(['undo', pointIn(undoes)] as const);
      } else {
        killed.push(['write', pointIn(writes)] as const);
        if (kind === 4) killed.push(['recover', pointIn(writes / 2)] as const);
      }
      for (const [action, at] of killed) site.run(action, at);
      // The next start: to take back, or to go on.
      const next: Action = point % 2 === 0 ? 'recover' : 'undo';
      site.run(next, 0);
      const verdict = site.verdict();
      if (verdict !== 'old' && verdict !== 'new')
        wrong.push(
          `${killed.map(([action, at]) => `${action} killed at ${at}`).join(', ')}, then ${next}: ${verdict}`,
        );
    }
    return wrong;
  } finally {
    site.dispose();
  }
}
