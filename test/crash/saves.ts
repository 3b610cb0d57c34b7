/** Saves files as editors do while stepalign writes 300, and looks whether anything of it is lost. */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { PROJECT } from '../support/project.ts';
import { seeded } from '../support/random.ts';

const FILES = 300;

const oldText = (at: number): string => `C${at} = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
S${at} = StepSpecification(step_type="Step${at}", script_contract=C${at}, outputs=[OutputSpec(logical_name="model")])
`;
const OLD = new Map(Array.from({ length: FILES }, (_, at) => [`step_${at}.py`, oldText(at)]));
const NEW = new Map([...OLD].map(([name, text]) => [name, text.replace(/, "checkpoints": [^}]*/, '')]));

/** How editors put a text into a file. */
const WAYS: readonly ((file: string, text: string) => void)[] = [
  (file, text) => {
    writeFileSync(file, text);
  },
  (file, text) => {
    writeFileSync(`${file}.swp`, text);
    renameSync(`${file}.swp`, file);
  },
  (file, text) => {
    renameSync(file, `${file}~`);
    writeFileSync(file, text);
    rmSync(`${file}~`);
  },
];

export interface Saves {
  /** A line for each run after which something is wrong. */
  readonly wrong: readonly string[];
  /** How many runs were taken back; all others were over before the first save. */
  readonly takenBack: number;
}

/** Every second run is an undo. */
export async function saveWhileWriting(runs: number, seed: number): Promise<Saves> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'stepalign-saves-')));
  const folder = join(home, 'library');
  const random = seeded(seed);
  const wrong: string[] = [];
  let takenBack = 0;
  try {
    mkdirSync(folder);
    // How long a run writes: a guess, until the first has.
    let lasts = 300;
    const write = async (args: readonly string[], saves: readonly Save[]): Promise<Ended> => {
      const ended = await writeAndSave(folder, home, args, saves);
      lasts = ended.writingMs;
      return ended;
    };
    for (let run = 0; run < runs; run += 1) {
      const isUndo = run % 2 === 1;
      rmSync(join(home, 'state'), { recursive: true, force: true });
      for (const [name, text] of OLD) writeFileSync(join(folder, name), text);
      if (isUndo) await write(['fix', '--write', '--exit-zero'], []);
      const drawn = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at): Save => {
        const [name, other] = [random(), random()].map((part) => `step_${Math.floor(part * FILES)}.py`);
        // The time in which files take their places is short beside that in which they are prepared.
        const moment = random() < 0.7 ? (other ?? '') : random() * lasts;
        const way = Math.floor(random() * WAYS.length);
        return { name: name ?? '', text: `mine = ${run}${at}\n`, way, moment };
      });
      const saves = [...new Map(drawn.map((save) => [save.name, save])).values()];
      const { exitCode, stderr } = await write(isUndo ? ['undo'] : ['fix', '--write', '--exit-zero'], saves);
      if (exitCode === 3) takenBack += 1;
      const saved = new Map(saves.map(({ name, text }) => [name, text]));
      const [from, to] = isUndo ? [NEW, OLD] : [OLD, NEW];
      const what = whatIsWrong(folder, exitCode === 0 ? to : from, saved);
      if (
        what !== null ||
        (exitCode !== 0 && !/was changed (?:while stepalign ran|after that run)/.test(stderr))
      )
        wrong.push(`run ${run}, exit code ${exitCode}: ${what ?? 'its reason'}: ${stderr.slice(0, 500)}`);
    }
    return { wrong, takenBack };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Save {
  readonly name: string;
  readonly text: string;
  readonly way: number;
  /** When: so many milliseconds after the run began to write, or once it has replaced this file. */
  readonly moment: number | string;
}

interface Ended {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly writingMs: number;
}

async function writeAndSave(
  folder: string,
  home: string,
  args: readonly string[],
  saves: readonly Save[],
): Promise<Ended> {
  const child = spawn(process.execPath, [join(PROJECT, 'dist/src/cli/main.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: home, XDG_STATE_HOME: join(home, 'state') },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const isWriting = (): boolean => readdirSync(folder).some((name) => name.startsWith('.stepalign-'));
  while (isRunning() && !isWriting()) await setTimeout(1);
  const began = performance.now();
  const fileNumber = (name: string): number => statSync(join(folder, name)).ino;
  await Promise.all(
    saves.map(async ({ name, text, way, moment }) => {
      const isDue =
        typeof moment === 'number'
          ? () => performance.now() - began >= moment
          : (
              (number) => () =>
                fileNumber(moment) !== number
            )(fileNumber(moment));
      while (!isDue() && isRunning()) await setImmediate();
      WAYS[way]?.(join(folder, name), text);
    }),
  );
  const exitCode = await ended;
  return { exitCode, stderr, writingMs: performance.now() - began };
}

function whatIsWrong(
  folder: string,
  expected: ReadonlyMap<string, string>,
  saved: ReadonlyMap<string, string>,
): string | null {
  const names = readdirSync(folder).sort();
  const foreign = names.filter((name) => !expected.has(name));
  if (foreign.length > 0) return `left behind: ${foreign.join(', ')}`;
  for (const [name, text] of expected) {
    if (!names.includes(name)) return `${name} is gone`;
    const now = readFileSync(join(folder, name), 'utf8');
    if (now === (saved.get(name) ?? text)) continue;
    return saved.has(name) ? `what was saved to ${name} is lost` : `${name} is not what it should be`;
  }
  return null;
}
