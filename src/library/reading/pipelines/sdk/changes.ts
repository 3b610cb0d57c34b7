/** What calls change of objects that were made before. */
import type { MadeValue, Value } from '../../../tracing/value.ts';
import { methodCalled } from './calls.ts';

/** What calls add to objects later on. */
export interface Changes {
  /** By step, what `add_depends_on` adds. */
  readonly waits: ReadonlyMap<Value, readonly Value[]>;
  /** Objects a list of which is changed by a call that isn't followed: `pipeline.steps.append(…)`. */
  readonly changed: ReadonlySet<Value>;
}

export function changesIn(made: readonly MadeValue[]): Changes {
  const waits = new Map<Value, Value[]>();
  const changed = new Set<Value>();
  for (const value of made) {
    const method = methodCalled(value);
    if (method === null) continue;
    const { object, name, call } = method;
    if (name === 'add_depends_on') {
      const added = [
        ...call.arguments.positional,
        ...[...call.arguments.named.values()].map((each) => each.value),
      ];
      waits.set(object, [...(waits.get(object) ?? []), ...added]);
    } else if (object.kind === 'attribute' && LISTS.has(object.name)) changed.add(object.object);
  }
  return { waits, changed };
}

const LISTS: ReadonlySet<string> = new Set([
  'steps',
  'parameters',
  'if_steps',
  'else_steps',
  'depends_on',
  'outputs',
]);
