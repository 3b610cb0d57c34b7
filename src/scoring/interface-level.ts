/** Level 1: the class, its methods and its names (docs/domain/builder-test.md). */
import { traitsOf } from '../languages/index.ts';
import { methodOf, REQUIRED_METHODS } from '../library/questions/builder-methods.ts';
import type { RequiredMethod } from '../library/questions/builder-methods.ts';
import type { MethodName } from '../library/conventions/given-names.ts';
import type { Builder } from '../library/model/model.ts';
import { all, failed, PASSED, undecided } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export function inheritance({ name, bases, methodsIncomplete, names }: Builder): Outcome {
  const { builderBase } = names.given;
  if (bases.includes(builderBase)) return PASSED;
  return methodsIncomplete === null
    ? failed(`${name} must inherit from ${builderBase}`)
    : undecided(methodsIncomplete);
}

export function requiredMethods(builder: Builder): Outcome {
  return all(
    REQUIRED_METHODS.map((required) => {
      const { plainName, parameter } = required;
      const shown = builder.names.methodOf(plainName);
      const method = methodOf(builder, plainName);
      if (method === null) return missing(builder, required, `Builder must implement ${shown}()`);
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
    REQUIRED_METHODS.map((required) => {
      const words = `Can't instantiate abstract class ${builder.name} without an implementation for ${builder.names.methodOf(required.plainName)}`;
      const method = methodOf(builder, required.plainName);
      // The library's own base class would name it, were it asked for.
      if (method === null) return builder.seesBase ? PASSED : missing(builder, required, words);
      return method.isAbstract ? failed(words) : PASSED;
    }),
  );
}

function missing(
  { methodsIncomplete, seesBase, names }: Builder,
  { isInherited, plainName }: RequiredMethod,
  error: string,
): Outcome {
  if (isInherited) return PASSED;
  if (seesBase)
    return undecided(
      `the library's own ${names.given.builderBase} asks for no ${names.methodOf(plainName)}()`,
    );
  return methodsIncomplete === null ? failed(error) : undecided(methodsIncomplete);
}

/** Whether the builder has one of these methods. */
export function hasOneOf(builder: Builder, plainNames: readonly MethodName[], error: string): Outcome {
  if (plainNames.some((name) => methodOf(builder, name) !== null)) return PASSED;
  return builder.methodsIncomplete === null ? failed(error) : undecided(builder.methodsIncomplete);
}

export function namingConventions({ name, module, methods, names }: Builder): Outcome {
  const stepType = names.stepOf(name);
  if (!/^[A-Z]/.test(stepType)) return failed(`Step type '${stepType}' must be in PascalCase`);
  // Other languages have a convention of their own, by which their methods are right.
  if (!traitsOf(module).hasSnakeCaseMethods) return PASSED;
  const wrong = methods.find((method) => !method.name.startsWith('_') && !/^[^A-Z]*$|_/.test(method.name));
  return wrong === undefined ? PASSED : failed(`Public method '${wrong.name}' should be in snake_case`);
}

export function documentation({ name, doc }: Builder): Outcome {
  if (doc === null) return failed(`${name} must have a class docstring`);
  return doc.length >= 30
    ? PASSED
    : failed(`Class docstring should be at least 30 characters, got ${doc.length}`);
}
