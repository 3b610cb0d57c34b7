/** The parameters that a pipeline declares. */
import { PARAMETER_CLASSES } from '../../../../sagemaker/sdk-classes.ts';
import type { Named, Names } from '../../../model/pipeline.ts';
import { waysOf } from '../../../tracing/choice.ts';
import type { Value } from '../../../tracing/value.ts';
import { classOf, givenTo, isNothing, whyOpen } from './calls.ts';
import { named } from './names.ts';

/** @param given what the pipeline is given for its parameters; null for nothing */
export function parametersIn(given: Value | null): Names {
  if (given === null) return { named: [], incomplete: null };
  const found: Named[] = [];
  let incomplete: string | null = null;
  for (const way of waysOf(given)) {
    if (isNothing(way)) continue;
    if (way.kind !== 'list') {
      incomplete ??= `the parameters aren't known: ${whyOpen(way, 'they stand in no list')}`;
      continue;
    }
    incomplete ??= way.incomplete;
    for (const item of way.items.flatMap(waysOf)) {
      const own = parameterName(item);
      if (own !== null) found.push(own);
      else if (!isNothing(item)) incomplete ??= 'a parameter of it is not known';
    }
  }
  return { named: found, incomplete };
}

/** The name of a parameter; null for what is none, or isn't known to have that name. */
export function parameterName(value: Value): Named | null {
  const found = classOf(value);
  if (found === null || !PARAMETER_CLASSES.has(found.name)) return null;
  return named(givenTo(found.object, 'name', ['name']));
}
