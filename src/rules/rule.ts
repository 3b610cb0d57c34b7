/** What a rule is. */
import type { StepLibrary } from '../library/model/model.ts';
import type { Report, Severity } from './finding.ts';

/**
 * In which order drift is removed: one stage is done before the next begins. Aliases come after everything else: peers
 * agree only once the paths are right, and an output lacks the standard ones only once those are gone that are none.
 */
export const STAGES = ['declarations', 'names', 'peers'] as const;

export type Stage = (typeof STAGES)[number];

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `contract/internal-output`: its group and its name; its page lies beside it under the same name. */
  readonly name: string;
  /** The severity that it has unless its page says when it differs. */
  readonly severity: Severity;
  /** One line on what it finds. */
  readonly summary: string;
  /** Where its drift is removed later than that of most rules, which is at the first stage. */
  readonly stage?: Stage;
  /** Whether it compares with the library of a git revision. */
  readonly needsBase?: boolean;
  /**
   * Whether what it finds may come up by a fix of other drift: it tells who takes an output by which name, and fixes give
   * outputs names so that they are taken; or it is silent for as long as there is that other drift.
   */
  readonly mayComeUp?: boolean;
  /** Whether it looks at all libraries of a tree together, and not at each by itself. */
  readonly isAboutTree?: boolean;
}

/**
 * Finds one sort of drift, and tells of it.
 * @template Found one drift, with all that its report and its fix need of the library
 */
export interface Rule<Found extends object = object> extends RuleMeta {
  /** Yields the drift in a library, in any order. Never throws for what a source holds. */
  find(library: StepLibrary): Iterable<Found>;
  /** Pure: the same of the same drift, whatever else there is. */
  report(found: Found): Report;
  /**
   * What tells a drift from others that the rule may find at the same port, or where none is, in the same declaration
   * of the same step: the name of a variable, a method. It holds nothing that a fix of another drift may change. Drifts
   * of one key stand at different places and say the same, so that any of them can be taken for any other.
   */
  keyOf?(found: Found): string | null;
  /** Other rules by whose drift it was found: where a run leaves one of them out, it says nothing of that. */
  restsOn?(found: Found): readonly Rule[];
}
