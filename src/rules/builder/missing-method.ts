/** builder/missing-method: a builder lacks a method that the framework asks of it. */
import { memoize } from '../../memoize/memoize.ts';
import { CREATION_METHODS, methodOf, REQUIRED_METHODS } from '../../library/questions/builder-methods.ts';
import { stepsOf } from '../../library/questions/built-by.ts';
import type { MethodName } from '../../library/conventions/given-names.ts';
import type { Builder, Step } from '../../library/model/model.ts';
import { aboutBuilder } from '../places.ts';
import type { Rule } from '../rule.ts';

interface MissingMethod {
  readonly builder: Builder;
  /** The first of the builder's. */
  readonly step: Step;
  /** As messages name it. */
  readonly method: string;
}

export const missingMethodRule: Rule<MissingMethod> = {
  name: 'builder/missing-method',
  severity: 'error',
  summary: 'a builder lacks a method that its step type needs',
  find: (library) =>
    library.builders.flatMap((builder) => {
      const [step] = stepsOf(library, builder);
      return step === undefined ? [] : missingIn(builder, step).map((method) => ({ builder, step, method }));
    }),
  report: ({ builder, step: { spec, kind }, method }) => ({
    ...aboutBuilder(builder, spec),
    message: `${builder.name} has no ${method}, which the framework asks of a builder${kind === null ? '' : ` of a ${kind} step`}`,
    help: `write ${method}`,
  }),
  keyOf: ({ method }) => method,
};

/** What is missing, as messages name it; nothing where the builder may inherit methods that aren't seen. */
function missingIn(builder: Builder, { kind }: Step): string[] {
  if (builder.methodsIncomplete !== null) return [];
  const creation = kind === null ? undefined : CREATION_METHODS.get(kind);
  const lacksCreation = creation !== undefined && creation.every((each) => methodOf(builder, each) === null);
  const required = requiredAndMissing(builder);
  return lacksCreation ? [...required, shownIn(builder, creation[0])] : [...required];
}

/** Of what the framework asks of every builder. */
const requiredAndMissing = memoize((builder: Builder): readonly string[] =>
  REQUIRED_METHODS.filter(({ plainName, isInherited }) => {
    const method = methodOf(builder, plainName);
    return method === null ? !isInherited && !builder.seesBase : method.isAbstract;
  }).map(({ plainName }) => shownIn(builder, plainName)),
);

function shownIn({ names }: Builder, method: MethodName): string {
  return `${names.methodOf(method)}()`;
}
