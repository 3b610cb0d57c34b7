/** alias/lost-name: an output's former name that nothing keeps. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Spec, SpecOutput, StepLibrary } from '../../library/model/model.ts';
import { internalOutput } from '../../sagemaker/container-paths.ts';
import { aboutSpec, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

export interface LostName {
  readonly spec: Spec;
  /** The logical name that the base had. */
  readonly name: string;
  /** The base, as a person calls it. */
  readonly since: string;
  /** The output that took its place; null where that can't be told. */
  readonly successor: SpecOutput | null;
}

/** The logical names of outputs that the base had and the library lacks. */
function lostNamesOf(library: StepLibrary): LostName[] {
  const { base } = library;
  if (base === null) return [];
  return library.specs.flatMap((spec) => {
    const before = formerSpec(spec, base.library);
    if (
      before === null ||
      before === spec ||
      spec.outputsIncomplete !== null ||
      before.outputsIncomplete !== null
    )
      return [];
    const kept = new Set(
      spec.outputs.flatMap(({ name, aliases }) => [name, ...aliases.names]).map((name) => name.toLowerCase()),
    );
    const lost = before.outputs.filter(
      (output) => !kept.has(output.name.toLowerCase()) && !isInternal(output, library),
    );
    const names = new Set(before.outputs.map(({ name }) => name));
    const added = spec.outputs.filter(({ name }) => !names.has(name));
    return lost.map((output) => ({
      spec,
      name: output.name,
      since: base.name,
      successor: successorOf(output, lost, added),
    }));
  });
}

/** The spec of the same name in the same file, or else the only one of the same step type. */
function formerSpec(spec: Spec, base: StepLibrary): Spec | null {
  const named = specsByName(base);
  const same = namesOf(spec).find((name) => named.has(name));
  if (same !== undefined) return named.get(same) ?? null;
  const [first, second] = spec.stepType === null ? [] : (specsByType(base).get(spec.stepType.text) ?? []);
  return first === undefined || second !== undefined ? null : first;
}

const specsByType = memoize(({ specs }: StepLibrary) => {
  const groups = new Map<string, Spec[]>();
  for (const spec of specs) {
    if (spec.stepType === null) continue;
    const group = groups.get(spec.stepType.text);
    if (group === undefined) groups.set(spec.stepType.text, [spec]);
    else group.push(spec);
  }
  return groups;
});

/** The first of each name in each file. */
const specsByName = memoize(
  ({ specs }: StepLibrary) =>
    new Map([...specs].reverse().flatMap((spec) => namesOf(spec).map((name) => [name, spec] as const))),
);

function namesOf({ names, module }: Spec): string[] {
  return names.map((name) => `${module.path}\n${name}`);
}

/** An internal output was none that a step could consume: its name may go. */
function isInternal({ spec, name }: SpecOutput, { tables }: StepLibrary): boolean {
  const { contract } = spec;
  const port =
    contract === null || isRefusal(contract)
      ? undefined
      : contract.outputs.find((output) => output.name === name);
  return (
    port !== undefined &&
    !isRefusal(port.containerPath) &&
    internalOutput(tables, port.containerPath.value) !== null
  );
}

function successorOf(
  former: SpecOutput,
  lost: readonly SpecOutput[],
  added: readonly SpecOutput[],
): SpecOutput | null {
  const sameType = added.filter(({ type }) => type === former.type);
  const place = placeOf(former);
  const [samePlace, second] = sameType.filter((output) => place !== null && placeOf(output) === place);
  if (samePlace !== undefined && second === undefined) return samePlace;
  const [only] = sameType;
  return lost.length === 1 && added.length === 1 && only !== undefined ? only : null;
}

/** Where an output is found, whatever it is called: two outputs of one job are told apart by nothing else. */
function placeOf({ propertyPath, name }: SpecOutput): string | null {
  if (propertyPath === null || isRefusal(propertyPath.text)) return null;
  const path = propertyPath.text.value;
  return path.includes(`'${name}'`) || path.includes(`"${name}"`) ? null : path;
}

export const lostNameRule: Rule<LostName> = {
  name: 'alias/lost-name',
  severity: 'warning',
  summary: 'an output lost a logical name that it had in the git base, and no alias keeps it',
  stage: 'names',
  needsBase: true,
  find: lostNamesOf,
  report: ({ spec, name, since, successor }) => {
    const place = successor ?? spec;
    return {
      ...aboutSpec(spec),
      ...placeIn(place.module, place.nameRange),
      port: name,
      message:
        `${spec.name} had the output ${name} in ${since}, and no name or alias keeps it` +
        (successor === null ? '' : `; ${successor.name} seems to have taken its place`),
      help:
        successor === null
          ? `give the output that took its place the alias ${name}, or see that no pipeline uses that name`
          : `give ${successor.name} the alias ${name}, or see that no pipeline uses that name`,
    };
  },
};
