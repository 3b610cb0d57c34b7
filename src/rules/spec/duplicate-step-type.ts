/** spec/duplicate-step-type: several specs of one step type and job type. */
import { listNames, MOST_NAMED } from '../../library/model/truncated-list.ts';
import type { Spec, Step, StepLibrary } from '../../library/model/model.ts';
import { copiedAs } from '../../library/questions/copies.ts';
import { siblingsIn } from '../../library/questions/siblings.ts';
import { memoize } from '../../memoize/memoize.ts';
import { aboutSpec, moreThan, placeIn, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface DuplicateStepType {
  /** In the order of the library. */
  readonly first: Spec;
  readonly others: readonly [Spec, ...Spec[]];
}

export const duplicateStepTypeRule: Rule<DuplicateStepType> = {
  name: 'spec/duplicate-step-type',
  severity: 'warning',
  summary: 'two specs are of one step type and job type',
  find: memoize((library: StepLibrary) => siblingsIn(library).flatMap(duplicatesAmong)),
  report: ({ first, others }) => {
    const [spec] = others;
    const { stepTypeAt: at } = spec;
    const related = [first, ...others.slice(1)]
      .slice(0, MOST_NAMED)
      .map((other) => relatedTo(other, `${other.name} is of that step type, too`));
    return {
      ...aboutSpec(spec),
      ...(at === null ? {} : placeIn(at.module, at.expression.range)),
      message: `${listNames([first, ...others], ({ name }) => name)} are ${others.length === 1 ? 'both' : 'all'} of the step type ${spec.stepType?.text ?? ''}: who asks for it gets one of them`,
      related,
      ...moreThan(related, others.length),
      help: 'give each the step type and the job type that it is for, or remove what is no longer used',
    };
  },
};

/** A backup beside its original is no second spec. */
function duplicatesAmong(siblings: readonly Step[]): DuplicateStepType[] {
  const byType = new Map<string, Spec[]>();
  for (const { spec } of siblings) {
    if (BACKUP.test(spec.module.path)) continue;
    const known = byType.get(copiedAs(spec));
    if (known === undefined) byType.set(copiedAs(spec), [spec]);
    else known.push(spec);
  }
  return [...byType.values()].flatMap(([first, second, ...others]) =>
    first === undefined || second === undefined ? [] : [{ first, others: [second, ...others] }],
  );
}

const BACKUP = /(?:backup|_old|_bak|_copy|_orig)[^/]*$/i;
