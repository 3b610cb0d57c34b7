/** The items of a map or list with the literal that each stands in: its own, or one that is spread or merged into it. */
import { isRefusal } from '../../source/refusal.ts';
import type { Expression, Item, Sequence } from '../../source/syntax.ts';
import type { Evaluator, Located } from './evaluate.ts';
import { calleeName } from '../conventions/callee-name.ts';

export interface PlacedItem {
  /** The key, where it could be folded; null for a list's element. */
  readonly key: string | null;
  readonly item: Item;
  /** Of the item in its sequence. */
  readonly index: number;
  /** The literal that it stands in. */
  readonly sequence: Sequence;
  readonly value: Located;
  /** Whether it stands in the literal itself, not in one that is spread or merged into it. */
  readonly isOwn: boolean;
  /** Whether it takes the place of another item of the same key. */
  readonly overrides: boolean;
}

export interface PlacedItems {
  readonly placed: readonly PlacedItem[];
  /** Why items may exist that aren't seen; null where all are. */
  readonly incomplete: string | null;
}

/** What the spreads in a literal may come to before stepalign gives up: more than any library has. */
const MAX_DEPTH = 16;
const MAX_ITEMS = 10_000;

/** @param at a map, a list, a merge of maps, or a call whose arguments are meant */
export function placedItems(at: Located, evaluator: Evaluator): PlacedItems {
  const collector = new Collector(evaluator);
  collector.collect(at, true, 0);
  return { placed: [...collector.byKey.values()], incomplete: collector.incomplete };
}

class Collector {
  /** Items without a key have one that is theirs alone. */
  readonly byKey = new Map<string | symbol, PlacedItem>();
  incomplete: string | null = null;
  private readonly evaluator: Evaluator;
  private visited = 0;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  collect(at: Located, isOwn: boolean, depth: number, isDeep = false): void {
    const { expression } = at;
    if (expression.kind === 'merge') {
      for (const [index, part] of expression.parts.entries()) {
        const isLast = index === expression.parts.length - 1;
        this.spread({ ...at, expression: part }, isOwn && isLast, depth, expression.isDeep === true);
      }
      return;
    }
    const sequence = itemsOf(expression);
    if (sequence === null) {
      this.incomplete = 'other entries are spread into it';
      return;
    }
    for (const [index, item] of inOrder(sequence.items)) {
      if (!this.mayGoOn()) return;
      if (item.kind === 'spread') this.spread({ ...at, expression: item.value }, false, depth, isDeep);
      else this.place(at, { item, index, sequence, isOwn }, isDeep);
    }
  }

  private spread(at: Located, isOwn: boolean, depth: number, isDeep: boolean): void {
    if (!this.mayGoOn()) return;
    const found = this.evaluator.resolve(at);
    if (isRefusal(found) || isMadeByCode(found.expression)) {
      this.incomplete = 'other entries are spread into it';
      return;
    }
    if (depth === MAX_DEPTH) {
      this.incomplete = `entries are spread into it through more than ${MAX_DEPTH} others`;
      return;
    }
    this.collect(found, isOwn && found.expression === at.expression, depth + 1, isDeep);
  }

  private mayGoOn(): boolean {
    this.visited += 1;
    const why =
      this.visited > MAX_ITEMS
        ? 'it has more entries than stepalign reads'
        : (this.evaluator.spend(1)?.why ?? null);
    if (why !== null) this.incomplete = why;
    return why === null;
  }

  private place(
    at: Located,
    found: Pick<PlacedItem, 'item' | 'index' | 'sequence' | 'isOwn'>,
    isDeep: boolean,
  ): void {
    // Every entry of a library passes here: spreading the parts of it into new objects would take most of the time.
    const { item, index, sequence, isOwn } = found;
    const { module, scope } = at;
    const value: Located = { expression: item.value, module, scope };
    if (item.key === null) {
      this.byKey.set(Symbol(), { key: null, item, index, sequence, value, isOwn, overrides: false });
      return;
    }
    const key = this.evaluator.text({ expression: item.key, module, scope });
    if (isRefusal(key)) {
      this.incomplete = 'it has keys that only running it tells';
      return;
    }
    const before = this.byKey.get(key.value);
    this.byKey.set(key.value, {
      key: key.value,
      item,
      index,
      sequence,
      value: before === undefined || !isDeep ? value : this.merged(before.value, value),
      isOwn,
      overrides: before !== undefined,
    });
  }

  /** Maps are merged in turn; anything else is replaced. */
  private merged(before: Located, value: Located): Located {
    const [base, variant] = [before, value].map((at) => this.evaluator.resolve(at));
    if (base === undefined || variant === undefined || isRefusal(base) || isRefusal(variant)) return value;
    if (!isMap(base.expression) || !isMap(variant.expression)) return value;
    const { range } = value.expression;
    const parts = [base.expression, variant.expression];
    return { ...value, expression: { kind: 'merge', range, parts, isDeep: true } };
  }
}

/** What a call gives isn't seen; `dict(a=…)` is a literal in other words. */
function isMadeByCode(expression: Expression): boolean {
  return expression.kind === 'call' && calleeName(expression.callee) !== 'dict';
}

/** What YAML's `<<` brings in yields to the entries beside it. */
function inOrder(items: readonly Item[]): readonly (readonly [number, Item])[] {
  const entries = [...items.entries()];
  const yields = ([, { kind, key }]: readonly [number, Item]): boolean => kind === 'spread' && key !== null;
  return entries.some(yields)
    ? [...entries.filter(yields), ...entries.filter((entry) => !yields(entry))]
    : entries;
}

function isMap({ kind }: Expression): boolean {
  return kind === 'map' || kind === 'merge';
}

function itemsOf(expression: Expression): Sequence | null {
  if (expression.kind === 'map' || expression.kind === 'list') return expression.sequence;
  return expression.kind === 'call' ? expression.arguments : null;
}
