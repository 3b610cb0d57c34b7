/** Follows names, imports, members and calls of simple functions; what was followed once isn't followed again. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { FindImport, ImportResolver } from '../../languages/language.ts';
import { RecursiveMemo } from '../../memoize/recursive-memo.ts';
import { bindingsOf, meaningfulBindings } from '../../languages/scopes.ts';
import type {
  ClassExpression,
  Expression,
  FunctionExpression,
  ImportBinding,
  LanguageName,
  MemberExpression,
  Module,
  NameExpression,
  Scope,
} from '../../source/syntax.ts';
import { entriesOf } from './entries.ts';
import type { FoldedText, Located } from './evaluate.ts';
import { isLimit, MAX_LENGTH, TOO_LONG } from './folding-limits.ts';
import type { Meter } from './folding-limits.ts';

const REFERS_TO_ITSELF: Refusal = { why: 'it refers to itself' };

/** Every method may throw LimitReached, and then `abandon` has to be called. */
export class Folder {
  readonly #resolvers: ReadonlyMap<LanguageName, ImportResolver>;
  readonly #find: FindImport;
  readonly #meter: Meter;
  readonly #places = new RecursiveMemo<Expression, Scope, Located | Refusal>(REFERS_TO_ITSELF);
  readonly #given = new RecursiveMemo<FunctionExpression, Module, Located | Refusal>(REFERS_TO_ITSELF);
  readonly #statics = new RecursiveMemo<ClassExpression, string, Located | Refusal>(REFERS_TO_ITSELF);
  readonly #texts = new RecursiveMemo<Expression, Scope, FoldedText | Refusal>(REFERS_TO_ITSELF);

  constructor(
    resolvers: ReadonlyMap<LanguageName, ImportResolver>,
    find: FindImport | undefined,
    meter: Meter,
  ) {
    const ask = find ?? ((module, from) => resolvers.get(module.language)?.find(module, from) ?? null);
    this.#resolvers = resolvers;
    this.#meter = meter;
    this.#find = (module, from) => {
      meter.step();
      return ask(module, from);
    };
  }

  /** Forgets what was being followed when a limit was reached. */
  abandon(): void {
    this.#places.abandon();
    this.#given.abandon();
    this.#statics.abandon();
    this.#texts.abandon();
  }

  /** The expression that this one stands for. */
  resolve(at: Located): Located | Refusal {
    switch (at.expression.kind) {
      case 'name':
      case 'member':
      case 'index':
      case 'call':
      case 'typed':
      case 'conditional':
        return this.#places.get(at.expression, at.scope, () => this.#meter.deeper(() => this.#followed(at)));
      default:
        return at;
    }
  }

  #followed(at: Located): Located | Refusal {
    const { expression } = at;
    switch (expression.kind) {
      case 'name':
        return this.#name(at, expression);
      case 'member':
        return this.#member(at, expression);
      case 'index': {
        const object = this.resolve({ ...at, expression: expression.object });
        if (isRefusal(object)) return object;
        const key = this.text({ ...at, expression: expression.index });
        return isRefusal(key) ? key : this.#entry(object, key.value);
      }
      case 'call': {
        const callee = this.resolve({ ...at, expression: expression.callee });
        if (isRefusal(callee) || callee.expression.kind !== 'function') return at;
        // A call whose result depends on its arguments stands for itself: `define_contract({…})`.
        const result = this.given(callee);
        return isRefusal(result) || result.expression.kind === 'opaque' ? at : result;
      }
      case 'typed':
        return this.resolve({ ...at, expression: expression.value });
      case 'conditional':
        return this.#agreed(expression.branches, at, 'a conditional expression');
      default:
        return at;
    }
  }

  /** What a name is bound to where it is looked up. @param member the name asked of a whole module */
  targetsOf(
    { module, scope }: Located,
    { name }: NameExpression,
    member?: string,
  ): readonly (Located | Refusal)[] {
    const owner = ownerOf(scope, name);
    if (owner === null) return [{ why: `${name} isn't bound in this file` }];
    const bindings = bindingsOf(owner, name);
    this.#meter.step(bindings.length);
    return meaningfulBindings(bindings).map((binding): Located | Refusal => {
      if (binding.kind === 'import') return this.#imported(module, binding, member);
      return member === undefined
        ? { expression: binding.value, module, scope: owner }
        : { why: `${name} is no module` };
    });
  }

  #imported(module: Module, binding: ImportBinding, member: string | undefined): Located | Refusal {
    const bound = this.#resolvers.get(module.language)?.resolve(module, binding, member, this.#find) ?? null;
    if (bound === null)
      return {
        why: `${member ?? binding.name} can't be found: no file of the library is ${binding.from}`,
      };
    return 'why' in bound
      ? bound
      : { expression: bound.binding.value, module: bound.module, scope: bound.module.scope };
  }

  #name(at: Located, expression: NameExpression, member?: string): Located | Refusal {
    const { name } = expression;
    const ways = this.targetsOf(at, expression, member).map((target) =>
      isRefusal(target) ? target : this.resolve(target),
    );
    return agree(ways, member === undefined ? name : `${name}.${member}`);
  }

  #member(at: Located, { object: owner, property }: MemberExpression): Located | Refusal {
    if (owner.kind === 'name') {
      const inModule = this.#name(at, owner, property);
      if (!isRefusal(inModule)) return inModule;
    }
    const object = this.resolve({ ...at, expression: owner });
    if (isRefusal(object)) return object;
    // A member of an enum in Python: `Paths.MODEL.value`.
    if (property === 'value' && object.expression.kind === 'string') return object;
    return this.#entry(object, property);
  }

  #entry(object: Located, key: string): Located | Refusal {
    const { expression } = object;
    if (expression.kind === 'class') return this.#static({ ...object, expression }, key);
    if (expression.kind !== 'map') return { why: `.${key} isn't read from a literal` };
    const { entries, hasSpread } = entriesOf(expression.sequence, key);
    const [entry, second] = entries;
    if (entry === undefined || second !== undefined || hasSpread)
      return { why: `${key} isn't one plain entry there` };
    return this.resolve({ ...object, expression: entry.value });
  }

  /** What a class has under a name, or else the first of those that it builds on. */
  #static({ expression, module }: Located<ClassExpression>, key: string): Located | Refusal {
    return this.#statics.get(expression, key, () =>
      this.#meter.deeper((): Located | Refusal => {
        const { scope, bases } = expression;
        const [entry, second] = entriesOf(expression.statics, key).entries;
        if (second !== undefined) return { why: `${expression.name}.${key} can have several values` };
        if (entry !== undefined) return this.resolve({ expression: entry.value, module, scope });
        for (const base of bases) {
          const found = this.resolve({ expression: base, module, scope });
          if (isRefusal(found)) return found;
          const inherited = this.#entry(found, key);
          if (!isRefusal(inherited)) return inherited;
        }
        return { why: `${expression.name} has no ${key} in the source` };
      }),
    );
  }

  /** What a function gives, whatever its arguments are; anything else is itself. */
  given(at: Located): Located | Refusal {
    const { expression, module } = at;
    if (expression.kind !== 'function') return at;
    return this.#given.get(expression, module, () =>
      this.#agreed(
        expression.returns,
        { expression, module, scope: expression.scope },
        'the function that is called',
      ),
    );
  }

  #agreed(values: readonly Expression[], { module, scope }: Located, what: string): Located | Refusal {
    this.#meter.step(values.length);
    return agree(
      values.map((expression) => this.resolve({ expression, module, scope })),
      what,
    );
  }

  /** The string that an expression is. */
  text(at: Located): FoldedText | Refusal {
    const named = this.resolve(at);
    // A getter stands for what it gives.
    const found = isRefusal(named) ? named : this.given(named);
    if (isRefusal(found)) return found;
    const { expression, scope } = found;
    switch (expression.kind) {
      case 'string':
        return { value: expression.value, literal: { ...found, expression } };
      case 'concatenation':
        return this.#texts.get(expression, scope, () =>
          this.#meter.deeper(() => this.#joined(expression.parts, found, expression.what)),
        );
      case 'opaque':
        return { why: `it is ${expression.what}` };
      default:
        return { why: `it is no string but a ${expression.kind}` };
    }
  }

  #joined(parts: readonly Expression[], place: Located, what: string): FoldedText | Refusal {
    let value = '';
    this.#meter.step(parts.length);
    for (const part of parts) {
      const folded = this.text({ ...place, expression: part });
      if (isRefusal(folded))
        return isLimit(folded) ? folded : { why: `it is put together (${what}): ${folded.why}` };
      value += folded.value;
      if (value.length > MAX_LENGTH) return TOO_LONG;
    }
    this.#meter.join(value.length);
    return { value, literal: null };
  }
}

/** What several ways lead to, when all lead to the same place. */
function agree(ways: readonly (Located | Refusal)[], what: string): Located | Refusal {
  const [first] = ways;
  if (first === undefined) return { why: `${what} has no value in the source` };
  if (isRefusal(first)) return first;
  const same = ways.every((way) => !isRefusal(way) && way.expression === first.expression);
  return same ? first : { why: `${what} can have several values` };
}

function ownerOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.bindings.has(name)) return at;
  }
  return null;
}
