/** Wrong usage: an unknown rule, a step that isn't there, a configuration that is none. The command line exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
