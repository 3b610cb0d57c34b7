/** spec/duplicate-output: two outputs of one spec that are one and the same under two names. */
import { isRefusal } from '../../source/refusal.ts';
import type { Spec, SpecOutput } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

/** Two outputs with one property path. */
export interface DuplicateOutput {
  /** The one that the contract calls so, or whose alias the other says that it is; else the one in snake_case, or the first. */
  readonly kept: SpecOutput;
  readonly duplicate: SpecOutput;
  /** Why they are one: completes "and …". */
  readonly why: string;
}

export const duplicateOutputRule: Rule<DuplicateOutput> = {
  name: 'spec/duplicate-output',
  severity: 'warning',
  summary: 'two outputs of a spec with one property path are spellings or aliases of one another',
  mayComeUp: true,
  find: mapParts(({ specs }) => specs, duplicatesIn),
  report: ({ kept, duplicate, why }) => ({
    ...aboutSpecPort(duplicate),
    message: `${duplicate.spec.name}: the outputs ${kept.name} and ${duplicate.name} have the same property path, and ${why}`,
    related: [relatedTo(kept, `${kept.name} has the same property path`)],
    help: `make ${duplicate.name} an alias of ${kept.name}: a builder makes each output of a spec, and the contract has one of them`,
  }),
};

function duplicatesIn(spec: Spec): DuplicateOutput[] {
  const byPath = new Map<string, SpecOutput[]>();
  for (const output of spec.outputs) {
    const text = output.propertyPath?.text;
    if (text === undefined || isRefusal(text)) continue;
    const path = text.value.replaceAll('"', "'");
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [output]);
    else known.push(output);
  }
  return [...byPath.values()].flatMap(duplicatesAmong);
}

/** So many are compared with each other: a path that more have is none by which they are told apart. */
const MOST_COMPARED = 50;

function duplicatesAmong(outputs: readonly SpecOutput[]): DuplicateOutput[] {
  if (outputs.length < 2 || outputs.length > MOST_COMPARED) return [];
  const [first] = outputs;
  if (first === undefined) return [];
  const kept =
    outputs.find(isOfContract) ??
    outputs.find((output) => outputs.some((other) => saysItIs(other, output))) ??
    outputs.find(({ name }) => SNAKE_CASE.test(name)) ??
    first;
  return outputs.flatMap((duplicate): DuplicateOutput[] => {
    if (duplicate === kept || isOfContract(duplicate)) return [];
    const why = whyOne(kept, duplicate);
    return why === null ? [] : [{ kept, duplicate, why }];
  });
}

/** Each output of a contract is one that the script writes: none of them is the other. */
function isOfContract({ name, spec: { contract } }: SpecOutput): boolean {
  return contract !== null && !isRefusal(contract) && contract.outputs.some((port) => port.name === name);
}

function whyOne(kept: SpecOutput, duplicate: SpecOutput): string | null {
  if (lettersOf(kept.name) === lettersOf(duplicate.name)) return 'their names are one in two spellings';
  for (const [one, other] of [
    [duplicate, kept],
    [kept, duplicate],
  ] as const) {
    if (one.aliases.names.includes(other.name)) return `${one.name} has ${other.name} for an alias`;
    if (saysItIs(one, other)) return `${one.name} says that it is an alias for ${other.name}`;
  }
  return null;
}

/** In its description: `Full data (alias for full_data)`. */
function saysItIs({ record }: SpecOutput, { name }: SpecOutput): boolean {
  const description = record.fields.get('description')?.value.expression;
  if (description?.kind !== 'string') return false;
  const said = /\balias (?:for|of|to) ["'`]?([\w-]+)/i.exec(description.value)?.[1];
  return said === name;
}

/** The framework's own spelling of logical names. */
const SNAKE_CASE = /^[a-z\d]+(?:_[a-z\d]+)*$/;

/** `full_data`, `FullData`: fulldata */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
