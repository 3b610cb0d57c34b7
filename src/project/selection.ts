/** Which rules and which steps a run is about. */
import picomatch from 'picomatch';
import type { Step, StepLibrary } from '../library/model/model.ts';
import { rules } from '../rules/index.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { didYouMean } from '../rules/did-you-mean.ts';
import { UsageError } from './options.ts';
import type { CheckOptions } from './options.ts';
import { remedies, transforms } from './transforms.ts';

/**
 * The rules that a run looks at.
 * @throws UsageError for a pattern that no rule and no transform has, with the nearest name
 */
export function selectRules(options: CheckOptions): readonly Rule[] {
  const { only } = options;
  const wanted = only === undefined || only.length === 0 ? null : matchRules(only, '--only');
  const unwanted = skippedRules(options);
  return rules.filter((rule) => (wanted === null || wanted.has(rule)) && !unwanted.has(rule));
}

/** Those that `--skip` names. @throws UsageError as `selectRules` does */
export function skippedRules({ skip }: Pick<CheckOptions, 'skip'>): ReadonlySet<Rule> {
  return matchRules(skip ?? [], '--skip');
}

/** The names that `--only` and `--skip` take. */
export function namesOfRules(): string[] {
  return [...rules, ...transforms].map(({ name }) => name);
}

function matchRules(patterns: readonly string[], option: string): Set<Rule> {
  const names = namesOfRules();
  const found = patterns.flatMap((pattern) => {
    const matches = picomatch(pattern);
    if (!names.some((name) => matches(name))) {
      throw new UsageError(
        `${option} ${pattern}: no rule or transform is called so${didYouMean(pattern, names, 'stepalign rules lists them')}`,
      );
    }
    return rules.filter((rule) => {
      const transform = remedies.get(rule)?.transform;
      return matches(rule.name) || (transform !== undefined && matches(transform.name));
    });
  });
  return new Set(found);
}

/** Tells whether a finding is about a step that was asked for. */
export type StepFilter = (finding: Finding) => boolean;

/**
 * The filter for `--step`: by step type, its name without a job type, or a builder's name.
 * @throws UsageError for a pattern that fits no step of the library, with the nearest name
 */
export function selectSteps(options: Pick<CheckOptions, 'step'>, library: StepLibrary): StepFilter {
  if (options.step === undefined || options.step.length === 0) return () => true;
  // A finding in a contract is about every step that shares the contract.
  const wanted = new Set(
    selectedSteps(options, library).flatMap(({ spec, contract }) =>
      [spec, contract].flatMap((declared) => declared?.name ?? []),
    ),
  );
  return ({ declaration }) => declaration !== null && wanted.has(declaration);
}

/**
 * The steps that `--step` means, in the order of the library; all where it isn't given.
 * @throws UsageError for a pattern that fits no step of the library, with the nearest name
 */
export function selectedSteps({ step: patterns }: Pick<CheckOptions, 'step'>, library: StepLibrary): Step[] {
  if (patterns === undefined || patterns.length === 0) return [...library.steps];
  const names = [...new Set(library.steps.flatMap(namesOf))];
  const wanted = new Set(patterns.flatMap((pattern) => stepsLike(pattern, library, names)));
  return library.steps.filter((step) => wanted.has(step));
}

/**
 * Those of these builders that `--step` means, by class or by step type; all where it isn't given.
 * @throws UsageError for a pattern that fits none, with the nearest name
 */
export function selectedBuilders<
  B extends { readonly builder: string | null; readonly stepTypes: readonly string[] },
>({ step: patterns }: Pick<CheckOptions, 'step'>, builders: readonly B[]): B[] {
  if (patterns === undefined || patterns.length === 0) return [...builders];
  const namesOf = ({ builder, stepTypes }: B): string[] => [
    ...(builder === null ? [] : [builder]),
    ...stepTypes,
  ];
  const wanted = new Set(
    patterns.flatMap((pattern) => {
      const matches = picomatch(pattern);
      const found = builders.filter((each) => namesOf(each).some((name) => matches(name)));
      if (found.length === 0) throw notFound(pattern, builders.flatMap(namesOf));
      return found;
    }),
  );
  return builders.filter((each) => wanted.has(each));
}

function notFound(pattern: string, names: readonly string[]): UsageError {
  const hint =
    names.length === 0 ? ': there is no step here' : didYouMean(pattern, names, 'stepalign score lists them');
  return new UsageError(`${pattern}: no step or builder is called so${hint}`);
}

function stepsLike(pattern: string, library: StepLibrary, names: readonly string[]): Step[] {
  const matches = picomatch(pattern);
  const steps = library.steps.filter((step) => namesOf(step).some((name) => matches(name)));
  if (steps.length > 0) return steps;
  throw notFound(pattern, names);
}

/** The names that a step can be asked for by. */
export function namesOf({ spec, builders }: Step): string[] {
  return [...(spec.stepType === null ? [spec.name] : [spec.stepType.text, spec.stepType.base]), ...builders];
}
