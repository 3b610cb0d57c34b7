/** The ports that consume an output by its name or an alias: dependencies, aliases, inputs of contracts. */
import { oncePer, remembered } from '../languages/once.ts';
import type { InternalOutput } from '../sagemaker/container-paths.ts';
import type { Consumer } from './consumers.ts';
import { copiesIn } from './copies.ts';
import type { ContractPort, Spec, SpecOutput, StepLibrary } from './model.ts';
import { firstOf, joinPlaces, MOST_NAMED } from './places.ts';
import type { Places } from './places.ts';
import { stepsWith } from './sharing.ts';

/** A port that takes something by a name, with its place among all of them. */
interface Taker extends Consumer {
  readonly order: number;
  /** Of an alias its output, and which of its aliases it is. */
  readonly output: SpecOutput | null;
  readonly at: number;
}

/** What specs take, or offer under another name, by the output's name or an alias, and then the inputs of contracts. */
export function takersOf(
  library: StepLibrary,
  port: ContractPort,
  internal: InternalOutput,
): Places<Consumer> {
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
      .map((output): Taker => handedOnAs(output, orders.get(output) ?? 0)),
  );
  const others = { first: firstWithout(new Set([...itself, ...same]), all), count };
  return joinPlaces([
    { ...firstOf([others.first, handedOn], byOrder), count: others.count + handedOn.length },
    firstOf(
      names.map((name) => inputs.get(name) ?? []),
      byOrder,
    ),
  ]);
}

function firstWithout(outputs: ReadonlySet<SpecOutput>, takers: readonly Taker[]): Taker[] {
  const first: Taker[] = [];
  for (const taker of takers) {
    if (first.length === MOST_NAMED) break;
    if (taker.output === null || !outputs.has(taker.output)) first.push(taker);
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

function handedOnAs(output: SpecOutput, order: number): Taker {
  const { module, nameRange: range, spec, name } = output;
  return { module, range, how: `${spec.name} hands it on as ${name}`, order, output, at: 0 };
}

function byOrder(a: Pick<Taker, 'order'>, b: Pick<Taker, 'order'>): number {
  return a.order - b.order;
}

function lower(name: string): string {
  return name.toLowerCase();
}

const takersIn = oncePer((library: StepLibrary) => {
  const byName = new Map<string, Taker[]>();
  const orders = new Map<SpecOutput, number>();
  const add = (name: string, taker: Omit<Taker, 'order'>, order: number): void => {
    const known = byName.get(lower(name));
    if (known === undefined) byName.set(lower(name), [{ ...taker, order }]);
    // Of two aliases that differ in case alone the first one counts.
    else if (known.at(-1)?.order !== order) known.push({ ...taker, order });
  };
  let order = 0;
  for (const spec of library.specs) {
    for (const dependency of spec.dependencies) add(dependency.name, dependsOn(spec, dependency), order++);
    for (const output of spec.outputs) {
      for (const [at, alias] of output.aliases.names.entries()) add(alias, offers(output, alias, at), order);
      orders.set(output, order++);
    }
  }
  const named = remembered((key: string): readonly Taker[] => {
    const names = key.split('\n');
    const lists = names.map((name) => byName.get(name) ?? []);
    const [only, second] = lists.filter(({ length }) => length > 0);
    if (second === undefined) return only ?? [];
    const isNamed = new Set(names);
    return lists
      .flat()
      .filter(
        ({ output, at }) => !output?.aliases.names.slice(0, at).some((name) => isNamed.has(lower(name))),
      )
      .sort(byOrder);
  });
  return { named, inputs: inputsByName(library), orders };
});

function dependsOn(
  spec: Spec,
  { module, nameRange: range, name }: Spec['dependencies'][number],
): Omit<Taker, 'order'> {
  return { module, range, how: `${spec.name} depends on ${name}`, output: null, at: 0 };
}

function offers(output: SpecOutput, alias: string, at: number): Omit<Taker, 'order'> {
  const { module, nameRange: range, spec, name } = output;
  return { module, range, how: `${spec.name} offers ${alias} as an alias of ${name}`, output, at };
}

function inputsByName({ contracts }: StepLibrary): ReadonlyMap<string, Taker[]> {
  const byName = new Map<string, Taker[]>();
  for (const [order, input] of contracts.flatMap(({ inputs }) => inputs).entries()) {
    const { module, nameRange: range, contract, name } = input;
    const how = `${contract.name} has an input ${name}`;
    const taker = { module, range, how, order, output: null, at: 0 };
    const known = byName.get(lower(name));
    if (known === undefined) byName.set(lower(name), [taker]);
    else known.push(taker);
  }
  return byName;
}
