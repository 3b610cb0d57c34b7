/** A person saves a file while a run writes 300: nothing of it is lost, and the run is whole or taken back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { INHERITED } from '../support/cli.ts';
import { git, makeRepository, readFiles } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { seeded } from '../support/random.ts';

const SAVES = Number(process.env['SAVES'] ?? 2);
const SEED = Number(process.env['SAVES_SEED'] ?? 1);
const FILES = 300;

const contract = (name: string): string => `${name} = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
${name}_SPEC = StepSpecification(step_type="${name}", script_contract=${name}, outputs=[OutputSpec(logical_name="model")])
`;
const mended = (source: string): string => source.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}');

const OLD = Object.fromEntries(Array.from({ length: FILES }, (_, at) => [`s${at}.py`, contract(`S${at}`)]));
const NEW = Object.fromEntries(Object.entries(OLD).map(([file, source]) => [file, mended(source)]));

/** As editors do: through a new file that takes the old one's place, or into the file that is there. */
const WAYS: readonly ((file: string, source: string) => void)[] = [
  (file, source) => {
    writeFileSync(`${file}~`, source);
    renameSync(`${file}~`, file);
  },
  (file, source) => {
    writeFileSync(file, source);
  },
];

/** Waits until new files lie beside the old ones, or the run is over. */
async function untilWriting(folder: string, isOver: () => boolean): Promise<void> {
  while (!isOver() && !readdirSync(folder).some((name) => name.endsWith('.new'))) await setTimeout(1);
}

test(`of ${SAVES} saves at random moments none is lost`, { timeout: 3_600_000 }, async () => {
  const random = seeded(SEED);
  const folder = makeRepository({ 'types.py': 'STEP_NAMES = {}\n', ...OLD });
  const outcomes = new Set<string>();
  for (let round = 0; round < SAVES; round += 1) {
    const file = `s${Math.floor(random() * FILES)}.py`;
    const saved = `${OLD[file] ?? ''}# a person's own line ${round}\n`;
    const child = spawn(
      process.execPath,
      [join(PROJECT, 'dist/src/cli/main.js'), 'fix', '--write', '--allow-dirty'],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: INHERITED },
    );
    const closed = once(child, 'close');
    const stderr = text(child.stderr);
    await untilWriting(folder, () => child.exitCode !== null);
    // 300 files are laid beside, then looked at, then put into their places: some hundred milliseconds.
    await setTimeout(random() * 400);
    WAYS[round % WAYS.length]?.(join(folder, file), saved);
    const [exitCode] = (await closed) as [number];
    const now = readFiles(folder);
    delete now['types.py'];
    const said = await stderr;
    outcomes.add(String(exitCode));
    const expected = exitCode === 3 ? OLD : NEW;
    const own = exitCode === 1 || exitCode === 0 ? [saved, mended(saved)] : [saved];
    expect(own, `${round}: ${said}`).toContain(now[file]);
    expect({ ...now, [file]: '' }, `${round}: ${said}`).toEqual({ ...expected, [file]: '' });
    if (exitCode === 3) expect(said).toContain(`${file}: error `);
    expect(readFileSync(join(folder, file), 'utf8')).toContain(`own line ${round}`);
    git(folder, ['checkout', '--quiet', '.']);
  }
  expect([...outcomes].every((code) => ['0', '1', '3'].includes(code))).toBe(true);
});
