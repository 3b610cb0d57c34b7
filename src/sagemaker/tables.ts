/** The tables that a repository can change: what is internal, which aliases are standard, which step types there are. */
import { INTERNAL_OUTPUTS } from './container-paths.ts';
import type { InternalOutput } from './container-paths.ts';
import type { SdkMajor } from './sdk-classes.ts';
import { STANDARD_ALIASES } from './standard-aliases.ts';
import type { OwnStepTypes, StepKind } from './step-kinds.ts';

/**
 * What it counts that a step is, or isn't, among the compatible sources of a dependency: `bonus` adds for one that is,
 * and a little where none are named; `penalty` adds for one that is, under a former name too, and takes off for one that
 * isn't (docs/domain/dependency-resolution.md#compatible-sources).
 */
export type SourceScoring = 'bonus' | 'penalty';

export interface Tables {
  /** By container path: the path itself and everything below it. */
  readonly internalOutputs: ReadonlyMap<string, InternalOutput>;
  /** By kind of step and property path. */
  readonly standardAliases: ReadonlyMap<StepKind, ReadonlyMap<string, readonly string[]>>;
  /** Step types of the library's own. */
  readonly stepTypes: OwnStepTypes;
  /** Null for what libraries of that language have. */
  readonly sourceScoring: SourceScoring | null;
  /** The major version of the SageMaker Python SDK; null where the repository's requirements tell it. */
  readonly sdk: SdkMajor | null;
}

export const BUILT_IN_TABLES: Tables = {
  internalOutputs: INTERNAL_OUTPUTS,
  standardAliases: STANDARD_ALIASES,
  stepTypes: new Map(),
  sourceScoring: null,
  sdk: null,
};
