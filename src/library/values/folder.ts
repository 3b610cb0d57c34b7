/** Follows names, imports, members and calls of simple functions; what was followed once isn't followed again. */
import type { FindImport, ImportFollower } from '../../languages/language.ts';
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
import { isUnknown } from './evaluate.ts';
import type { FoldedText, Located, Unknown } from './evaluate.ts';
import { isLimit, MAX_LENGTH, TOO_LONG } from './folding-limits.ts';
import type { Meter } from './folding-limits.ts';

const REFERS_TO_ITSELF: Unknown = { why: 'it refers to itself' };

/** Every method may throw LimitReached, and then `abandon` has to be called. */
export class Folder {
  readonly #followers: ReadonlyMap<LanguageName, ImportFollower>;
  readonly #find: FindImport;
  readonly #meter: Meter;
  readonly #places = new RecursiveMemo<Expression, Scope, Located | Unknown>(REFERS_TO_ITSELF);
  readonly #given = new RecursiveMemo<FunctionExpression, Module, Located | Unknown>(REFERS_TO_ITSELF);
  readonly #statics = new RecursiveMemo<ClassExpression, string, Located | Unknown>(REFERS_TO_ITSELF);
  readonly #texts = new RecursiveMemo<Expression, Scope, FoldedText | Unknown>(REFERS_TO_ITSELF);

  constructor(
    followers: ReadonlyMap<LanguageName, ImportFollower>,
    find: FindImport | undefined,
    meter: Meter,
  ) {
    const ask = find ?? ((module, from) => followers.get(module.language)?.find(module, from) ?? null);
    this.#followers = followers;
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
  resolve(at: Located): Located | Unknown {
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

  #followed(at: Located): Located | Unknown {
    const { expression } = at;
    switch (expression.kind) {
      case 'name':
        return this.#name(at, expression);
      case 'member':
        return this.#member(at, expression);
      case 'index': {
        const object = this.resolve({ ...at, expression: expression.object });
        if (isUnknown(object)) return object;
        const key = this.text({ ...at, expression: expression.index });
        return isUnknown(key) ? key : this.#entry(object, key.value);
      }
      case 'call': {
        const callee = this.resolve({ ...at, expression: expression.callee });
        if (isUnknown(callee) || callee.expression.kind !== 'function') return at;
        // A call whose result depends on its arguments stands for itself: `define_contract({…})`.
        const result = this.given(callee);
        return isUnknown(result) || result.expression.kind === 'opaque' ? at : result;
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
  ): readonly (Located | Unknown)[] {
    const owner = ownerOf(scope, name);
    if (owner === null) return [{ why: `${name} isn't bound in this file` }];
    const bindings = bindingsOf(owner, name);
    this.#meter.step(bindings.length);
    return meaningfulBindings(bindings).map((binding): Located | Unknown => {
      if (binding.kind === 'import') return this.#imported(module, binding, member);
      return member === undefined
        ? { expression: binding.value, module, scope: owner }
        : { why: `${name} is no module` };
    });
  }

  #imported(module: Module, binding: ImportBinding, member: string | undefined): Located | Unknown {
    const bound = this.#followers.get(module.language)?.follow(module, binding, member, this.#find) ?? null;
    if (bound === null)
      return {
        why: `${member ?? binding.name} can't be found: no file of the library is ${binding.from}`,
      };
    return 'why' in bound
      ? bound
      : { expression: bound.binding.value, module: bound.module, scope: bound.module.scope };
  }

  #name(at: Located, expression: NameExpression, member?: string): Located | Unknown {
    const { name } = expression;
    const ways = this.targetsOf(at, expression, member).map((target) =>
      isUnknown(target) ? target : this.resolve(target),
    );
    return agree(ways, member === undefined ? name : `${name}.${member}`);
  }

  #member(at: Located, { object: owner, property }: MemberExpression): Located | Unknown {
    if (owner.kind === 'name') {
      const inModule = this.#name(at, owner, property);
      if (!isUnknown(inModule)) return inModule;
    }
    const object = this.resolve({ ...at, expression: owner });
    if (isUnknown(object)) return object;
    // A member of an enum in Python: `Paths.MODEL.value`.
    if (property === 'value' && object.expression.kind === 'string') return object;
    return this.#entry(object, property);
  }

  #entry(object: Located, key: string): Located | Unknown {
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
  #static({ expression, module }: Located<ClassExpression>, key: string): Located | Unknown {
    return this.#statics.get(expression, key, () =>
      this.#meter.deeper((): Located | Unknown => {
        const { scope, bases } = expression;
        const [entry, second] = entriesOf(expression.statics, key).entries;
        if (second !== undefined) return { why: `${expression.name}.${key} can have several values` };
        if (entry !== undefined) return this.resolve({ expression: entry.value, module, scope });
        for (const base of bases) {
          const found = this.resolve({ expression: base, module, scope });
          if (isUnknown(found)) return found;
          const inherited = this.#entry(found, key);
          if (!isUnknown(inherited)) return inherited;
        }
        return { why: `${expression.name} has no ${key} in the source` };
      }),
    );
  }

  /** What a function gives, whatever its arguments are; anything else is itself. */
  given(at: Located): Located | Unknown {
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

  #agreed(values: readonly Expression[], { module, scope }: Located, what: string): Located | Unknown {
    this.#meter.step(values.length);
    return agree(
      values.map((expression) => this.resolve({ expression, module, scope })),
      what,
    );
  }

  /** The string that an expression is. */
  text(at: Located): FoldedText | Unknown {
    const named = this.resolve(at);
    // A getter stands for what it gives.
    const found = isUnknown(named) ? named : this.given(named);
    if (isUnknown(found)) return found;
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

  #joined(parts: readonly Expression[], place: Located, what: string): FoldedText | Unknown {
    let value = '';
    this.#meter.step(parts.length);
    for (const part of parts) {
      const folded = this.text({ ...place, expression: part });
      if (isUnknown(folded))
        return isLimit(folded) ? folded : { why: `it is put together (${what}): ${folded.why}` };
      value += folded.value;
      if (value.length > MAX_LENGTH) return TOO_LONG;
    }
    this.#meter.join(value.length);
    return { value, literal: null };
  }
}

/** What several ways lead to, when all lead to the same place. */
function agree(ways: readonly (Located | Unknown)[], what: string): Located | Unknown {
  const [first] = ways;
  if (first === undefined) return { why: `${what} has no value in the source` };
  if (isUnknown(first)) return first;
  const same = ways.every((way) => !isUnknown(way) && way.expression === first.expression);
  return same ? first : { why: `${what} can have several values` };
}

function ownerOf(scope: Scope, name: string): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.bindings.has(name)) return at;
  }
  return null;
}
