/** Folds expressions to what they stand for: follows names, imports, members and calls of simple functions. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { FindImport, ImportResolver } from '../../languages/language.ts';
import type { Expression, LanguageName, Module, Scope, StringExpression } from '../../source/syntax.ts';
import { DEFAULT_NAMES } from '../conventions/names.ts';
import type { LibraryNames } from '../conventions/names.ts';
import { Folder } from './folder.ts';
import {
  FILE_SPENT,
  FileBudget,
  isLimit,
  LimitReached,
  MAX_DEPTH,
  Meter,
  TOO_DEEP,
} from './folding-limits.ts';
import type { Cost } from './folding-limits.ts';

/** An expression with the module and the scope that its names are looked up in. */
export interface Located<Kind extends Expression = Expression> {
  readonly expression: Kind;
  readonly module: Module;
  readonly scope: Scope;
}

/** A string that was folded. */
export interface FoldedText {
  readonly value: string;
  /** The one literal that holds it whole, wherever it stands; null where it was put together. */
  readonly literal: Located<StringExpression> | null;
}

/** What takes longer or gets larger than any library needs is unknown, for that reason. */
export interface Evaluator {
  /** The expression that this one stands for: a literal, a constructor's call, a function. */
  resolve(at: Located): Located | Refusal;
  /** What it may stand for, where only running the code tells which: each branch, each value of a name or a table. */
  candidates(at: Located): readonly (Located | Refusal)[];
  /** The string that this expression is at run time. */
  text(at: Located): FoldedText | Refusal;
  /** Takes off what is done with what was folded, in steps. @returns why nothing more is to be done; null else */
  spend(steps: number): Refusal | null;
  /** What all of it took. */
  readonly cost: Cost;
  /** What the library calls its things. */
  readonly names: LibraryNames;
}

/**
 * @param find is asked for every module that a name leads to; the resolvers' own where it isn't given
 * @param budget of the file whose values are folded
 * @param names what the library calls its things; the framework's own names where it isn't given
 */
export function createEvaluator(
  resolvers: ReadonlyMap<LanguageName, ImportResolver>,
  find?: FindImport,
  budget: FileBudget = new FileBudget(0),
  names: LibraryNames = DEFAULT_NAMES,
): Evaluator {
  const meter = new Meter(budget);
  const folder = new Folder(resolvers, find, meter);

  /** One value, within its limits. */
  function bounded<Value>(fold: () => Value): Value | Refusal {
    if (meter.isSpent) return FILE_SPENT;
    meter.restart();
    try {
      meter.step();
      return fold();
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      folder.abandon();
      return error.limit;
    }
  }

  const resolve = (at: Located): Located | Refusal =>
    bounded(() => {
      const found = folder.resolve(at);
      return isRefusal(found) ? found : folder.given(found);
    });

  function candidates(start: Located): readonly (Located | Refusal)[] {
    const all: (Located | Refusal)[] = [];
    const seen = new Set<Expression>();
    const visit = (at: Located, depth: number): void => {
      const { expression } = at;
      if (seen.has(expression)) return;
      seen.add(expression);
      const found = depth > MAX_DEPTH ? TOO_DEEP : bounded(() => folder.resolve(at));
      const ways = isRefusal(found) && !isLimit(found) ? waysFrom(at) : [];
      if (ways.length === 0) all.push(found);
      for (const way of ways) {
        if (!isRefusal(way)) visit(way, depth + 1);
        else all.push(isLimit(way) ? way : found);
      }
    };
    visit(start, 0);
    return all;
  }

  /** Where a place may lead that leads to no one place. */
  function waysFrom(at: Located): readonly (Located | Refusal)[] {
    const { expression } = at;
    const each = (values: readonly Expression[], place: Located): Located[] =>
      values.map((value) => ({ ...place, expression: value }));
    switch (expression.kind) {
      case 'conditional':
        return each(expression.branches, at);
      case 'name': {
        const targets = bounded(() => folder.targetsOf(at, expression));
        return isRefusal(targets) ? [targets] : targets;
      }
      case 'index': {
        // A table of them: `SPECS[job_type]`.
        const table = bounded(() => folder.resolve({ ...at, expression: expression.object }));
        return isRefusal(table) || table.expression.kind !== 'map'
          ? []
          : each(
              table.expression.sequence.items.map(({ value }) => value),
              table,
            );
      }
      default:
        return [];
    }
  }

  return {
    resolve,
    candidates,
    text: (at) => bounded(() => folder.text(at)),
    spend: (steps) => (meter.spend(steps) ? null : FILE_SPENT),
    names,
    get cost() {
      return meter.cost;
    },
  };
}
