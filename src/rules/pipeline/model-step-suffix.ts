/** pipeline/model-step-suffix: the step of a ModelStep is named as the other major version of the SDK calls it. */
import { unknownNameRule } from './unknown-name.ts';
import { otherMajorNames, stepUses } from './unknown-step.ts';

export const modelStepSuffixRule = unknownNameRule(
  {
    name: 'pipeline/model-step-suffix',
    severity: 'warning',
    summary: 'a pipeline names the step of a ModelStep as the other major version of the SDK calls it',
  },
  (pipeline) => {
    const others = otherMajorNames(pipeline);
    return stepUses(pipeline).flatMap((use) => {
      const meant = others.get(use.name);
      if (meant === undefined) return [];
      const there =
        meant.length > use.name.length
          ? `version 2 of the SDK calls the step of that ModelStep ${meant}`
          : `since version 3 of the SDK the step of a ModelStep has its name alone, ${meant}`;
      return [{ ...use, meant, there: () => there }];
    });
  },
  'name the step as the definition has it',
);
