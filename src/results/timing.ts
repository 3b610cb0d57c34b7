/** Where a run's time went, as plain data. */

/** What a run spends its time on, in the order in which it begins to; a phase that waits for another one doesn't count. */
export const PHASES = {
  starting: 'starting the program',
  findingFiles: 'finding files',
  reading: 'reading and searching',
  loadingParsers: 'loading parsers',
  parsing: 'parsing',
  base: 'reading the git revision',
  linking: 'linking',
  rules: 'rules',
  planning: 'planning fixes',
  proofs: 'passes and proofs',
  formatting: 'formatting',
  resolving: 'resolving dependencies',
  scoring: 'scoring',
  keeping: 'keeping what was read',
  writing: 'writing',
  reporting: 'reporting',
  other: 'other',
} as const;

export type Phase = keyof typeof PHASES;

/** All times are in milliseconds. */
export interface Timing {
  /** The whole run; the phases add up to it. */
  readonly total: number;
  /** Those that took place, in their order. */
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  /** How long each rule ran, over all passes; the slowest first. */
  readonly rules: readonly { readonly rule: string; readonly ms: number }[];
  /** The files that took longest to parse, with absolute paths; the slowest first. */
  readonly files: readonly { readonly file: string; readonly ms: number }[];
}
