/** Folds expressions to what they stand for: follows names, imports, members and calls of simple functions. */
import type { FindImport, ImportFollower } from '../languages/language.ts';
import { bindingsOf, meaningfulBindings } from '../languages/scopes.ts';
import type {
  Binding,
  ClassExpression,
  Expression,
  Item,
  LanguageName,
  Module,
  Scope,
  StringExpression,
} from '../languages/syntax.ts';

/** An expression with the module and the scope that its names are looked up in. */
export interface Located<Kind extends Expression = Expression> {
  readonly expression: Kind;
  readonly module: Module;
  readonly scope: Scope;
}

/** Why an expression's value can't be told, in words that complete "… can't be told: ". */
export interface Unknown {
  readonly why: string;
}

/** A string that was folded. */
export interface FoldedText {
  readonly value: string;
  /** The one literal that holds it whole, wherever it stands; null where it was put together. */
  readonly literal: Located<StringExpression> | null;
}

export interface Evaluator {
  /** The expression that this one stands for: a literal, a constructor's call, a function. */
  resolve(at: Located): Located | Unknown;
  /** What it may stand for, where only running the code tells which: each branch, each value of a name or a table. */
  candidates(at: Located): readonly (Located | Unknown)[];
  /** The string that this expression is at run time. */
  text(at: Located): FoldedText | Unknown;
}

/** How many names and calls are followed before stepalign gives up: more than any library needs, less than a loop. */
const MAX_STEPS = 64;

export function isUnknown(result: object): result is Unknown {
  return 'why' in result;
}

/** @param find is asked for every module that a name leads to; the followers' own where it isn't given */
export function createEvaluator(
  followers: ReadonlyMap<LanguageName, ImportFollower>,
  find?: FindImport,
): Evaluator {
  const follow = (module: Module, binding: Binding, scope: Scope, member?: string): Located | null => {
    if (binding.kind === 'value')
      return member === undefined ? { expression: binding.value, module, scope } : null;
    const bound = followers.get(module.language)?.follow(module, binding, member, find) ?? null;
    return bound === null
      ? null
      : { expression: bound.binding.value, module: bound.module, scope: bound.module.scope };
  };

  /** What several ways lead to, when all lead to the same place. */
  function agree(ways: readonly (Located | Unknown)[], what: string): Located | Unknown {
    const [first] = ways;
    if (first === undefined) return { why: `${what} has no value in the source` };
    if (isUnknown(first)) return first;
    const same = ways.every((way) => !isUnknown(way) && way.expression === first.expression);
    return same ? first : { why: `${what} can have several values` };
  }

  function candidates(at: Located, stepsLeft: number): readonly (Located | Unknown)[] {
    const left = stepsLeft - 1;
    const found = resolve(at, left);
    if (!isUnknown(found) || left < 0) return [found];
    const { expression, module } = at;
    const each = (values: readonly Expression[], place: Located): (Located | Unknown)[] =>
      values.flatMap((value) => candidates({ ...place, expression: value }, left));
    if (expression.kind === 'conditional') return each(expression.branches, at);
    if (expression.kind === 'name') {
      const owner = ownerOf(at.scope, expression.name);
      const ways = owner === null ? [] : meaningfulBindings(bindingsOf(owner, expression.name));
      const targets = ways.map((binding) => (owner === null ? null : follow(module, binding, owner)));
      return targets.length === 0
        ? [found]
        : targets.flatMap((target) => (target === null ? [found] : candidates(target, left)));
    }
    // A table of them: `SPECS[job_type]`.
    const table =
      expression.kind === 'index' ? resolve({ ...at, expression: expression.object }, left) : found;
    return !isUnknown(table) && table.expression.kind === 'map'
      ? each(
          table.expression.sequence.items.map(({ value }) => value),
          table,
        )
      : [found];
  }

  function resolveName(
    at: Located,
    name: string,
    member: string | undefined,
    left: number,
  ): Located | Unknown {
    const owner = ownerOf(at.scope, name);
    if (owner === null) return { why: `${name} isn't bound in this file` };
    const ways = meaningfulBindings(bindingsOf(owner, name)).map((binding): Located | Unknown => {
      const target = follow(at.module, binding, owner, member);
      if (target !== null) return resolve(target, left);
      if (binding.kind === 'value') return { why: `${name} is no module` };
      return { why: `${member ?? name} can't be found: no file of the library is ${binding.from}` };
    });
    return agree(ways, member === undefined ? name : `${name}.${member}`);
  }

  function resolveEntry(object: Located, key: string, left: number): Located | Unknown {
    const { expression } = object;
    if (expression.kind === 'class') return resolveStatic({ ...object, expression }, key, left);
    if (expression.kind !== 'map') return { why: `.${key} isn't read from a literal` };
    const { items } = expression.sequence;
    const [entry, second] = entriesOf(items, key);
    if (entry === undefined || second !== undefined || items.some((item) => item.kind === 'spread')) {
      return { why: `${key} isn't one plain entry there` };
    }
    return resolve({ ...object, expression: entry.value }, left);
  }

  /** What a class has under a name, or else the first of those that it builds on. */
  function resolveStatic(at: Located<ClassExpression>, key: string, left: number): Located | Unknown {
    const { expression, module } = at;
    const { scope, bases } = expression;
    const [entry, second] = entriesOf(expression.statics.items, key);
    if (second !== undefined) return { why: `${expression.name}.${key} can have several values` };
    if (entry !== undefined) return resolve({ expression: entry.value, module, scope }, left);
    for (const base of bases) {
      const found = resolve({ expression: base, module, scope }, left);
      if (isUnknown(found)) return found;
      const inherited = resolveEntry(found, key, left);
      if (!isUnknown(inherited)) return inherited;
    }
    return { why: `${expression.name} has no ${key} in the source` };
  }

  function resolveMember(at: Located, left: number): Located | Unknown {
    const { expression } = at;
    if (expression.kind !== 'member') return at;
    if (expression.object.kind === 'name') {
      const inModule = resolveName(at, expression.object.name, expression.property, left);
      if (!isUnknown(inModule)) return inModule;
    }
    const object = resolve({ ...at, expression: expression.object }, left);
    if (isUnknown(object)) return object;
    // A member of an enum in Python: `Paths.MODEL.value`.
    if (expression.property === 'value' && object.expression.kind === 'string') return object;
    return resolveEntry(object, expression.property, left);
  }

  function resolve(at: Located, stepsLeft: number): Located | Unknown {
    const left = stepsLeft - 1;
    if (left < 0) return { why: 'it refers to itself' };
    const { expression } = at;
    switch (expression.kind) {
      case 'name':
        return resolveName(at, expression.name, undefined, left);
      case 'member':
        return resolveMember(at, left);
      case 'index': {
        const object = resolve({ ...at, expression: expression.object }, left);
        if (isUnknown(object)) return object;
        const key = text({ ...at, expression: expression.index }, left);
        return isUnknown(key) ? key : resolveEntry(object, key.value, left);
      }
      case 'call': {
        const callee = resolve({ ...at, expression: expression.callee }, left);
        if (isUnknown(callee) || callee.expression.kind !== 'function') return at;
        // A call whose result depends on its arguments stands for itself: `define_contract({…})`.
        const result = resolveReturns(callee, left);
        return isUnknown(result) || result.expression.kind === 'opaque' ? at : result;
      }
      case 'typed':
        return resolve({ ...at, expression: expression.value }, left);
      case 'conditional':
        return agree(
          expression.branches.map((branch) => resolve({ ...at, expression: branch }, left)),
          'a conditional expression',
        );
      default:
        return at;
    }
  }

  /** What a function gives, whatever its arguments are; anything else is itself. */
  function resolveReturns(at: Located, left: number): Located | Unknown {
    const { expression, module } = at;
    if (expression.kind !== 'function') return at;
    return agree(
      expression.returns.map((value) =>
        resolve({ expression: value, module, scope: expression.scope }, left),
      ),
      'the function that is called',
    );
  }

  function text(at: Located, stepsLeft: number): FoldedText | Unknown {
    const left = stepsLeft - 1;
    const named = resolve(at, left);
    // A getter stands for what it gives.
    const found = isUnknown(named) ? named : resolveReturns(named, left);
    if (isUnknown(found)) return found;
    const { expression } = found;
    switch (expression.kind) {
      case 'string':
        return { value: expression.value, literal: { ...found, expression } };
      case 'concatenation': {
        let value = '';
        for (const part of expression.parts) {
          const folded = text({ ...found, expression: part }, left);
          if (isUnknown(folded)) return { why: `it is put together (${expression.what}): ${folded.why}` };
          value += folded.value;
        }
        return { value, literal: null };
      }
      case 'opaque':
        return { why: `it is ${expression.what}` };
      default:
        return { why: `it is no string but a ${expression.kind}` };
    }
  }

  return {
    resolve: (at) => {
      const found = resolve(at, MAX_STEPS);
      return isUnknown(found) ? found : resolveReturns(found, MAX_STEPS);
    },
    candidates: (at) => candidates(at, MAX_STEPS),
    text: (at) => text(at, MAX_STEPS),
  };
}

function entriesOf(items: readonly Item[], key: string): Item[] {
  return items.filter(
    (item) => item.kind === 'entry' && item.key?.kind === 'string' && item.key.value === key,
  );
}

function ownerOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.bindings.has(name)) return at;
  }
  return null;
}
