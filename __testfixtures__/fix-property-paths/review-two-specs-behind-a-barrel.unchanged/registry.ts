export const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };
