/** The words that one text search for step declarations has to look for. */
export const PREFILTER_WORDS: readonly string[] = [
  'StepSpecification',
  'Contract',
  'StepBuilder',
  'STEP_NAMES',
  'step_type',
];
