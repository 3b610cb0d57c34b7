/** What stays the same in each round of a loop. */
import type { AssignStatement, Block, NameTarget } from '../source/program.ts';

/** What a person calls what `i -= 1` gives. */
export const CHANGED_IN_PLACE = 'a name that is changed in place';

/** The body of a loop, in which what it counts isn't known from the begin: it is another number in each round. */
export function loopBody(body: Block): Block {
  const counters = [...countedIn(body)];
  const unknown = counters.map((target): AssignStatement => ({
    kind: 'assign',
    target,
    value: { kind: 'opaque', range: target.range, what: 'a number that a loop counts' },
  }));
  return [...unknown, ...body];
}

/** The names that get another number: `i += 1`, `i++`. */
function* countedIn(block: Block): Generator<NameTarget> {
  for (const statement of block) {
    switch (statement.kind) {
      case 'assign':
      case 'extend': {
        const { target, value } = statement;
        const isNumber = value.kind === 'constant' && statement.kind === 'extend';
        const isCounted = isNumber || (value.kind === 'opaque' && value.what === CHANGED_IN_PLACE);
        if (isCounted && target.kind === 'name') yield target;
        break;
      }
      case 'choose':
        for (const branch of statement.branches) yield* countedIn(branch);
        break;
      default:
    }
  }
}
