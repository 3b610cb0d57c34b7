/** Level 1: the class, its methods and its names (cursus, builders/interface_tests.py). */
import { BUILDER_BASE } from '../library/conventions.ts';
import type { Builder, BuilderMethod } from '../library/model.ts';
import { all, failed, PASSED, undecided } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What a builder has to have, with the parameter that the method takes. */
const REQUIRED: readonly (readonly [plainName: string, shown: string, parameter: string | null])[] = [
  ['validate_configuration', 'validate_configuration', null],
  ['get_inputs', '_get_inputs', 'inputs'],
  ['get_outputs', '_get_outputs', 'outputs'],
  ['create_step', 'create_step', null],
  ['get_step_name', '_get_step_name', null],
  ['get_environment_variables', '_get_environment_variables', null],
  ['get_job_arguments', '_get_job_arguments', null],
];

/** Those that the framework's own base class brings (cursus, core/base/builder_base.py). */
const FROM_FRAMEWORK: ReadonlySet<string> = new Set([
  'get_step_name',
  'get_environment_variables',
  'get_job_arguments',
]);

export function inheritance({ name, bases, methodsIncomplete }: Builder): Outcome {
  if (bases.includes(BUILDER_BASE)) return PASSED;
  return methodsIncomplete === null
    ? failed(`${name} must inherit from ${BUILDER_BASE}`)
    : undecided(methodsIncomplete);
}

export function requiredMethods(builder: Builder): Outcome {
  return all(
    REQUIRED.map(([plainName, shown, parameter]) => {
      const method = methodOf(builder, plainName);
      if (method === null) return missing(builder, plainName, `Builder must implement ${shown}()`);
      if (method.isAbstract) return failed(`${shown}() must be implemented, not abstract`);
      return parameter === null || method.parameters.includes(parameter)
        ? PASSED
        : failed(`${shown}() must have parameter '${parameter}'`);
    }),
  );
}

/** What keeps the class from being made an instance of: methods that only its base class names. */
export function instantiable(builder: Builder): Outcome {
  return all(
    REQUIRED.map(([plainName, shown]) => {
      const words = `Can't instantiate abstract class ${builder.name} without an implementation for ${shown}`;
      const method = methodOf(builder, plainName);
      if (method === null) return missing(builder, plainName, words);
      return method.isAbstract ? failed(words) : PASSED;
    }),
  );
}

function missing({ methodsIncomplete }: Builder, plainName: string, error: string): Outcome {
  if (FROM_FRAMEWORK.has(plainName)) return PASSED;
  return methodsIncomplete === null ? failed(error) : undecided(methodsIncomplete);
}

export function methodOf(builder: Builder, plainName: string): BuilderMethod | null {
  return builder.methods.find((method) => method.plainName === plainName) ?? null;
}

/** Whether the builder has one of these methods. */
export function hasOneOf(builder: Builder, plainNames: readonly string[], error: string): Outcome {
  if (plainNames.some((name) => methodOf(builder, name) !== null)) return PASSED;
  return builder.methodsIncomplete === null ? failed(error) : undecided(builder.methodsIncomplete);
}

export function namingConventions({ name, module, methods }: Builder): Outcome {
  const stepType = name.replace(/StepBuilder$/, '');
  if (!/^[A-Z]/.test(stepType)) return failed(`Step type '${stepType}' must be in PascalCase`);
  // Methods of TypeScript are in camelCase by that language's own convention.
  const wrong = methods.find(
    (method) =>
      module.language === 'python' && !method.name.startsWith('_') && !/^[^A-Z]*$|_/.test(method.name),
  );
  return wrong === undefined ? PASSED : failed(`Public method '${wrong.name}' should be in snake_case`);
}

export function documentation({ name, doc }: Builder): Outcome {
  if (doc === null) return failed(`${name} must have a class docstring`);
  return doc.length >= 30
    ? PASSED
    : failed(`Class docstring should be at least 30 characters, got ${doc.length}`);
}
