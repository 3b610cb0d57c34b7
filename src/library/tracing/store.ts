/** Writes what code binds and changes, so that branches of which one is run can be followed one after the other. */
import { choiceOf } from './choice.ts';
import type { At, Entry, ListValue, Value } from './value.ts';

/** What a branch wrote in one place, and how the place is written. */
interface Written {
  readonly before: Value | undefined;
  value: Value;
  /** @param value none where there was none before */
  readonly write: (value: Value | undefined) => void;
}

/** What a branch wrote, by what it is in and its name there. */
type Branch = Map<object, Map<string, Written>>;

export class Store {
  #branch: Branch | null = null;
  readonly #bornIn = new WeakMap<ListValue, Branch>();

  /** Binds a name of a frame, or gives an instance a field. */
  set(values: Map<string, Value>, name: string, value: Value): void {
    this.#write(values, name, value, values.get(name), (other) => {
      if (other === undefined) values.delete(name);
      else values.set(name, other);
    });
  }

  setEntry(entries: Map<string, Entry>, name: string, { value, at }: Entry): void {
    const before = entries.get(name);
    this.#write(entries, name, value, before?.value, (other) => {
      if (other === undefined) entries.delete(name);
      else entries.set(name, { value: other, at: other === before?.value ? before.at : at });
    });
  }

  /** Has to be told of every list that is made. */
  born(list: ListValue): ListValue {
    if (this.#branch !== null) this.#bornIn.set(list, this.#branch);
    return list;
  }

  append(list: ListValue, items: readonly Value[]): void {
    const isCertain = this.#branch === null || this.#bornIn.get(list) === this.#branch;
    for (const item of items) {
      list.items.push(item);
      if (!isCertain) list.uncertain.add(item);
    }
  }

  #write(
    target: object,
    name: string,
    value: Value,
    before: Value | undefined,
    write: Written['write'],
  ): void {
    write(value);
    if (this.#branch === null) return;
    const names = this.#branch.get(target);
    const written = names?.get(name);
    if (written !== undefined) written.value = value;
    else if (names === undefined) this.#branch.set(target, new Map([[name, { before, value, write }]]));
    else names.set(name, { before, value, write });
  }

  /**
   * Runs each branch on what there was before; what any of them wrote is one of several afterwards.
   * @param branches give whether what follows is run behind them
   * @param isExhaustive whether one of them is run for sure
   * @returns whether what follows is run
   */
  branches(branches: readonly (() => boolean)[], isExhaustive: boolean, at: At): boolean {
    const ways = branches.map((run) => this.#follow(run)).filter((way) => way !== null);
    if (!isExhaustive) ways.push(new Map());
    for (const [target, names] of ways.flatMap((way) => [...way]))
      for (const [name, { before, write }] of names) {
        const written = ways.map((way) => way.get(target)?.get(name));
        const [first] = written.filter((each) => each !== undefined);
        // The first way that wrote it writes for all of them.
        if (first !== names.get(name)) continue;
        const otherwise = before ?? {
          kind: 'unknown',
          at,
          why: 'it is only there in some runs',
          start: null,
        };
        const all = written.map((each) => each?.value ?? otherwise);
        this.#write(target, name, choiceOf(all, at), before, write);
      }
    return ways.length > 0;
  }

  /** What a branch wrote, all of it undone; null where nothing behind it is run. */
  #follow(run: () => boolean): Branch | null {
    const outer = this.#branch;
    const branch: Branch = new Map();
    this.#branch = branch;
    try {
      return run() ? branch : null;
    } finally {
      this.#branch = outer;
      for (const names of branch.values()) for (const { before, write } of names.values()) write(before);
    }
  }
}
