/** Measures where a run's time goes, for those who ask. */
import { PHASES } from '../results/timing.ts';
import type { Phase, Timing } from '../results/timing.ts';

/** So many of the slowest files are told. */
const SLOWEST_FILES = 10;

/** What runs now: a phase, and the rule or the file that it is about. */
interface Running {
  readonly phase: Phase;
  readonly about: string | null;
}

/** Of phases within phases the inner one counts, so that no time is counted twice. */
export class Stopwatch {
  readonly #startedAt: number;
  readonly #phases = new Map<Phase, number>();
  readonly #rules = new Map<string, number>();
  readonly #files = new Map<string, number>();
  readonly #running: Running[] = [];
  #at: number;

  /** @param startedAt when the program was started, as `performance.now()` counts; default: it is running already */
  constructor(startedAt = performance.now()) {
    this.#startedAt = startedAt;
    this.#at = startedAt;
    this.#count({ phase: 'starting', about: null });
  }

  /** Does the work, and counts its time. @param about the rule, or the file that is parsed */
  time<T>(phase: Phase, work: () => T, about: string | null = null): T {
    this.#enter({ phase, about });
    try {
      return work();
    } finally {
      this.#leave();
    }
  }

  /** The same for work that waits; nothing else may be timed by its side. */
  async timeAsync<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.#enter({ phase, about: null });
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** What was measured up to now. */
  timing(): Timing {
    this.#countRunning();
    const inOrder = (Object.keys(PHASES) as Phase[]).flatMap((phase) => {
      const ms = this.#phases.get(phase);
      return ms === undefined ? [] : [[phase, ms] as const];
    });
    return {
      total: this.#at - this.#startedAt,
      phases: Object.fromEntries(inOrder),
      rules: slowestFirst(this.#rules).map(([rule, ms]) => ({ rule, ms })),
      files: slowestFirst(this.#files)
        .slice(0, SLOWEST_FILES)
        .map(([file, ms]) => ({ file, ms })),
    };
  }

  #enter(next: Running): void {
    this.#countRunning();
    this.#running.push(next);
  }

  #leave(): void {
    this.#countRunning();
    this.#running.pop();
  }

  #countRunning(): void {
    this.#count(this.#running.at(-1) ?? { phase: 'other', about: null });
  }

  #count({ phase, about }: Running): void {
    const now = performance.now();
    const passed = now - this.#at;
    this.#at = now;
    add(this.#phases, phase, passed);
    if (about !== null && phase === 'rules') add(this.#rules, about, passed);
    if (about !== null && phase === 'parsing') add(this.#files, about, passed);
  }
}

function add<K>(times: Map<K, number>, key: K, ms: number): void {
  times.set(key, (times.get(key) ?? 0) + ms);
}

function slowestFirst(times: ReadonlyMap<string, number>): [string, number][] {
  return [...times].sort(([, a], [, b]) => b - a);
}

/** Does the work, and counts its time where somebody asks for it. */
export function timed<T>(
  stopwatch: Stopwatch | undefined,
  phase: Phase,
  work: () => T,
  about: string | null = null,
): T {
  return stopwatch === undefined ? work() : stopwatch.time(phase, work, about);
}

/** The same for work that waits; nothing else may be timed by its side. */
export function timedAsync<T>(
  stopwatch: Stopwatch | undefined,
  phase: Phase,
  work: () => Promise<T>,
): Promise<T> {
  return stopwatch === undefined ? work() : stopwatch.timeAsync(phase, work);
}
