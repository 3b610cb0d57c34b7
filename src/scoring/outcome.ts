/** What becomes of one test, decided from source. */
export type Outcome =
  | { readonly is: 'passed' }
  | { readonly is: 'failed'; readonly error: string }
  /** Only running the code would tell, or what it needs isn't in the library. */
  | { readonly is: 'undecided'; readonly why: string };

export const PASSED: Outcome = { is: 'passed' };

/** Why what is asked of a class can't be decided of a step that none builds. */
export const NO_BUILDER = 'there is no builder class';

export function failed(error: string): Outcome {
  return { is: 'failed', error };
}

export function undecided(why: string): Outcome {
  return { is: 'undecided', why };
}

/** The first that failed, else the first that can't be decided, else passed. */
export function all(outcomes: readonly Outcome[]): Outcome {
  return (
    outcomes.find(({ is }) => is === 'failed') ?? outcomes.find(({ is }) => is === 'undecided') ?? PASSED
  );
}
