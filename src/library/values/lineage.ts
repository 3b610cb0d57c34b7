/** What a class builds on, as far as the library shows it. */
import { isRefusal } from '../../source/refusal.ts';
import type { ClassExpression } from '../../source/syntax.ts';
import { calleeName } from '../conventions/callee-name.ts';
import type { LibraryNames } from '../conventions/names.ts';
import type { Evaluator, Located } from './evaluate.ts';

export interface Lineage {
  /** The names of the classes that it builds on, nearest first, without qualifiers; each once. */
  readonly types: readonly string[];
  /** Those that are in the library, each once and before those that it builds on itself. */
  readonly ancestors: readonly Located<ClassExpression>[];
  /** False where a class that it builds on is none of the library's. */
  readonly isWhole: boolean;
  /** Why not all of them were looked at; null where they were. */
  readonly limit: string | null;
}

/** More than any hierarchy has. */
const MAX_ANCESTORS = 100;

/** A class among the bases of another one. */
interface Parent {
  readonly name: string | null;
  /** Null where it is none of the library's. */
  readonly at: Located<ClassExpression> | null;
}

/** What a class builds on; a class that several ways lead to, or that builds on itself, is looked at once. */
export function lineageOf(start: Located<ClassExpression>, evaluator: Evaluator): Lineage {
  const types = new Set<string>();
  const parents = new Map<ClassExpression, readonly Parent[]>();
  let isWhole = true;
  let limit: string | null = null;
  const explore = (at: Located<ClassExpression>): readonly Parent[] => {
    const own = parentsOf(at, evaluator);
    for (const { name, at: parent } of own) {
      if (name !== null) types.add(name);
      if (parent === null) isWhole &&= name !== null && isOfFramework(name, evaluator.names);
      else if (parents.size === MAX_ANCESTORS) limit = `it builds on more than ${MAX_ANCESTORS} classes`;
      else if (!parents.has(parent.expression)) {
        parents.set(parent.expression, []);
        parents.set(parent.expression, explore(parent));
      }
    }
    return own;
  };
  const ancestors = inOrder(explore(start), parents);
  return { types: [...types], ancestors, isWhole, limit };
}

/** As Python looks names up: a class on which several build comes behind all of them. */
function inOrder(
  first: readonly Parent[],
  parents: ReadonlyMap<ClassExpression, readonly Parent[]>,
): Located<ClassExpression>[] {
  const seen = new Set<ClassExpression>();
  const farthestFirst: Located<ClassExpression>[] = [];
  const visit = (own: readonly Parent[]): void => {
    for (const { at } of [...own].reverse()) {
      const above = at === null ? undefined : parents.get(at.expression);
      if (at === null || above === undefined || seen.has(at.expression)) continue;
      seen.add(at.expression);
      visit(above);
      farthestFirst.push(at);
    }
  };
  visit(first);
  return farthestFirst.reverse();
}

function parentsOf({ expression, module }: Located<ClassExpression>, evaluator: Evaluator): Parent[] {
  return expression.bases.map((base) => {
    const found = evaluator.resolve({ expression: base, module, scope: expression.scope });
    return { name: calleeName(base), at: isRefusal(found) ? null : asClass(found) };
  });
}

export function asClass(at: Located): Located<ClassExpression> | null {
  const { expression } = at;
  return expression.kind === 'class' ? { ...at, expression } : null;
}

/** The framework's own classes give no port. */
function isOfFramework(name: string, { contractType, specType }: LibraryNames): boolean {
  return contractType.test(name) || specType.test(name);
}
