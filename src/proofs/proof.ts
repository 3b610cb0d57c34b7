/** What every proof is: a promise about a rewrite that can fail. */

/** The promises, by the names that messages and docs/guarantees.md give them. */
type ProofName = 'syntax' | 'bytes' | 'model' | 'findings' | 'settled' | 'format';

export interface FailedProof {
  readonly proof: ProofName;
  /** What doesn't hold, in words that stand alone. */
  readonly why: string;
}
