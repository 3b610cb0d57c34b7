/** The ports that consume an output by its name or an alias: dependencies, aliases, inputs of contracts. */
import { memoize } from '../../memoize/memoize.ts';
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import type { Consumer } from './consumers.ts';
import { copiesIn } from './copies.ts';
import type { ContractPort, Dependency, SpecOutput, StepLibrary } from '../model/model.ts';
import { firstOf, joinTruncated, MOST_NAMED } from '../model/truncated-list.ts';
import type { TruncatedList } from '../model/truncated-list.ts';
import { stepsWith } from './sharing.ts';

/** A port that takes something by a name. It says how when somebody wants to hear of it: there are many of them. */
interface Taker {
  /** Its place among all of them. */
  readonly order: number;
  readonly port: Dependency | SpecOutput | ContractPort;
  /** Of an output the alias by which it takes something, and which of its aliases that is; null for its own name. */
  readonly alias: string | null;
  readonly at: number;
}

/** What specs take, or offer under another name, by the output's name or an alias, and then the inputs of contracts. */
export function takersOf(
  library: StepLibrary,
  port: ContractPort,
  internal: InternalOutput,
): TruncatedList<Consumer> {
  const own = stepsWith(library, port.contract).map(({ spec }) => spec);
  const itself = new Set(own.flatMap(({ outputs }) => outputs.filter(({ name }) => name === port.name)));
  const aliases = [...itself].flatMap((output) => output.aliases.names);
  const names = [...new Set([port.name, ...aliases].map(lower))].sort();
  const { named, inputs, orders } = takersIn(library);
  const all = named(names.join('\n'));
  // The same output of a copy of the step is nobody else's.
  const same = copiesIn(library)
    .of(own)
    .flatMap(({ outputs }) => outputs.filter(({ name }) => name === port.name))
    .filter((output) => !itself.has(output) && hasAlias(output, names));
  // All aliases of the output itself are among the names.
  const count =
    all.length - [...itself].filter(({ aliases: { names: of } }) => of.length > 0).length - same.length;
  const handedOn = own.flatMap(({ outputs }) =>
    outputs
      .filter((output) => !itself.has(output) && standsFor(output, internal) && !hasAlias(output, names))
      .map((port): Taker => ({ port, order: orders.get(port) ?? 0, alias: null, at: 0 })),
  );
  const others = { first: firstWithout(new Set([...itself, ...same]), all), count };
  const { first, count: total } = joinTruncated([
    { ...firstOf([others.first, handedOn], byOrder), count: others.count + handedOn.length },
    firstOf(
      names.map((name) => inputs.get(name) ?? []),
      byOrder,
    ),
  ]);
  return { first: first.map(consumerOf), count: total };
}

function consumerOf(taker: Taker): Consumer {
  const { module, nameRange: range } = taker.port;
  return { module, range, how: wordsFor(taker) };
}

function wordsFor({ port, alias }: Taker): string {
  if ('contract' in port) return `${port.contract.name} has an input ${port.name}`;
  const { spec, name } = port;
  if (port.direction === 'dependency') return `${spec.name} depends on ${name}`;
  return alias === null
    ? `${spec.name} hands it on as ${name}`
    : `${spec.name} offers ${alias} as an alias of ${name}`;
}

function firstWithout(outputs: ReadonlySet<object>, takers: readonly Taker[]): Taker[] {
  const first: Taker[] = [];
  for (const taker of takers) {
    if (first.length === MOST_NAMED) break;
    if (!outputs.has(taker.port)) first.push(taker);
  }
  return first;
}

function hasAlias({ aliases }: SpecOutput, names: readonly string[]): boolean {
  return aliases.names.some((alias) => names.includes(lower(alias)));
}

function standsFor({ propertyPath }: SpecOutput, internal: InternalOutput): boolean {
  const text = propertyPath?.text;
  return (
    internal.propertyPath !== null &&
    text !== undefined &&
    'value' in text &&
    text.value === internal.propertyPath
  );
}

function byOrder(a: Pick<Taker, 'order'>, b: Pick<Taker, 'order'>): number {
  return a.order - b.order;
}

function lower(name: string): string {
  return name.toLowerCase();
}

const takersIn = memoize((library: StepLibrary) => {
  const byName = new Map<string, Taker[]>();
  const orders = new Map<SpecOutput, number>();
  const add = (name: string, taker: Taker): void => {
    const known = byName.get(lower(name));
    if (known === undefined) byName.set(lower(name), [taker]);
    // Of two aliases that differ in case alone the first one counts.
    else if (known.at(-1)?.order !== taker.order) known.push(taker);
  };
  let order = 0;
  for (const spec of library.specs) {
    for (const port of spec.dependencies) add(port.name, { port, order: order++, alias: null, at: 0 });
    for (const port of spec.outputs) {
      for (const [at, alias] of port.aliases.names.entries()) add(alias, { port, order, alias, at });
      orders.set(port, order++);
    }
  }
  const named = memoize((key: string): readonly Taker[] => {
    const names = key.split('\n');
    const lists = names.map((name) => byName.get(name) ?? []);
    const [only, second] = lists.filter(({ length }) => length > 0);
    if (second === undefined) return only ?? [];
    const isNamed = new Set(names);
    return lists
      .flat()
      .filter(({ port, at }) => !aliasesBefore(port, at).some((name) => isNamed.has(lower(name))))
      .sort(byOrder);
  });
  return { named, inputs: inputsByName(library), orders };
});

function aliasesBefore(port: Taker['port'], at: number): readonly string[] {
  return 'aliases' in port ? port.aliases.names.slice(0, at) : [];
}

function inputsByName({ contracts }: StepLibrary): ReadonlyMap<string, Taker[]> {
  const byName = new Map<string, Taker[]>();
  for (const [order, port] of contracts.flatMap(({ inputs }) => inputs).entries()) {
    const taker = { port, order, alias: null, at: 0 };
    const known = byName.get(lower(port.name));
    if (known === undefined) byName.set(lower(port.name), [taker]);
    else known.push(taker);
  }
  return byName;
}
