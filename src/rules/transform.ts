/** What a transform is, for stepalign and for jscodeshift alike. */
import type { Notation } from '../languages/language.ts';
import { once } from '../languages/once.ts';
import type { Module } from '../languages/syntax.ts';
import type { StepLibrary } from '../library/model.ts';
import type { Finding, Proposal } from './finding.ts';

export interface TransformContext {
  readonly library: StepLibrary;
  /** How what is inserted in a file is written. */
  readonly notation: (module: Module) => Notation;
  /** A file as messages name it. */
  readonly nameOf: (file: string) => string;
}

export interface Transform {
  /** `drop-internal-outputs`: also the name of its file. */
  readonly name: string;
  /** One line on what it does. */
  readonly summary: string;
  /** The rules whose findings it removes. */
  readonly rules: readonly string[];
  /**
   * A proposal for each drift of its rules in the library, with the finding that it belongs to. Pure: the library
   * isn't changed, nothing is written.
   */
  readonly propose: (context: TransformContext) => Iterable<ProposedFix>;
}

export interface ProposedFix {
  /** What tells which finding it is. */
  readonly finding: FindingIdentity;
  readonly proposal: Proposal;
}

/**
 * A fix that is worked out when somebody asks for it: of what thousands of variants inherit, one finding is left.
 * @param propose pure; asked at most once
 */
export function proposedFix(finding: FindingIdentity, propose: () => Proposal): ProposedFix {
  const proposal = once(propose);
  return {
    finding,
    get proposal() {
      return proposal();
    },
  };
}

export type FindingIdentity = Pick<Finding, 'rule' | 'file' | 'declaration' | 'port' | 'step' | 'message'>;

/** A text that is the same for the finding before and after other edits moved it, and different for any other one. */
export function identityOf({ rule, file, declaration, port, step, message }: FindingIdentity): string {
  return JSON.stringify([rule, file, declaration, port, step, message]);
}
