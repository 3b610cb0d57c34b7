/** What a rule is. */
import type { StepLibrary } from '../library/model.ts';
import type { Finding, Safety, Severity } from './finding.ts';

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `contract/internal-output`: its group and its name; its page lies beside it under the same name. */
  readonly name: string;
  /** The severity that it has unless its page says when it differs. */
  readonly severity: Severity;
  /** One line on what it finds. */
  readonly summary: string;
  /** The best safety that its fixes can have; null where it has none. */
  readonly fixable: Safety | null;
  /** The transform that makes its fixes. */
  readonly transform: string | null;
  /** Whether it compares with the library of a git revision. */
  readonly needsBase?: boolean;
  /**
   * Whether it tells who takes an output by which name. Fixes give outputs names so that they are taken, hence what it
   * finds may come up by a fix.
   */
  readonly followsNames?: boolean;
}

export interface Rule extends RuleMeta {
  /** Yields the drift in a library, in any order. Never throws for what a source holds. */
  check(library: StepLibrary): Iterable<Finding>;
}

/** A rule whose drift a transform removes: the transform says by the finding which drift its proposal is for. */
export interface DriftRule<Drift> extends Rule {
  toFinding(drift: Drift): Finding;
}
