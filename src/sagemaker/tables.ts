/** The tables that a repository can change: what is internal, and which aliases are standard. */
import { INTERNAL_OUTPUTS } from './container-paths.ts';
import type { InternalOutput } from './container-paths.ts';
import { STANDARD_ALIASES } from './standard-aliases.ts';
import type { StepKind } from './step-kinds.ts';

export interface Tables {
  /** By container path: the path itself and everything below it. */
  readonly internalOutputs: ReadonlyMap<string, InternalOutput>;
  /** By kind of step and property path. */
  readonly standardAliases: ReadonlyMap<StepKind, ReadonlyMap<string, readonly string[]>>;
}

export const BUILT_IN_TABLES: Tables = {
  internalOutputs: INTERNAL_OUTPUTS,
  standardAliases: STANDARD_ALIASES,
};
