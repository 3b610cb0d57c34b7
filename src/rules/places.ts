/** Where a drift is, told by the thing of the model that it is about: the part of a report that isn't words. */
import type { Range } from '../source/range.ts';
import type { Module } from '../source/syntax.ts';
import type { Builder, Contract, ContractPort, Spec, SpecPort } from '../library/model/model.ts';
import type { Finding, Place, RelatedPlace } from './finding.ts';

export type Whereabouts = Pick<Finding, 'file' | 'range' | 'step' | 'declaration' | 'port'>;

/** Whatever has a name in a source. */
interface Named {
  readonly module: Module;
  readonly nameRange: Range;
}

export function placeIn({ path: file }: Pick<Module, 'path'>, range: Range): Place {
  return { file, range };
}

/** A thing that takes part, at its name. */
export function relatedTo({ module, nameRange }: Named, message: string): RelatedPlace {
  return { ...placeIn(module, nameRange), message };
}

/** How many places take part beside those that are listed. @param count of all of them */
export function moreThan(related: readonly RelatedPlace[], count: number): Pick<Finding, 'more'> {
  return count > related.length ? { more: count - related.length } : {};
}

/** At the spec's name. */
export function aboutSpec(spec: Spec): Whereabouts {
  return { ...placeIn(spec.module, spec.nameRange), step: typeOf(spec), declaration: spec.name, port: null };
}

/** At the name of the dependency or output. */
export function aboutSpecPort({ module, nameRange, spec, name }: SpecPort): Whereabouts {
  return { ...aboutSpec(spec), ...placeIn(module, nameRange), port: name };
}

/** At the contract's name. @param spec of the step that the drift is in, where there is one */
export function aboutContract({ module, nameRange, name }: Contract, spec: Spec | undefined): Whereabouts {
  return { ...placeIn(module, nameRange), step: typeOf(spec), declaration: name, port: null };
}

/** At the name of the input or output. @param spec of the step that the drift is in, where there is one */
export function aboutContractPort(
  { module, nameRange, contract, name }: ContractPort,
  spec: Spec | undefined,
): Whereabouts {
  return { ...aboutContract(contract, spec), ...placeIn(module, nameRange), port: name };
}

/** At the builder's name. @param spec of the step that the drift is in, where there is one */
export function aboutBuilder({ module, nameRange, name }: Builder, spec: Spec | undefined): Whereabouts {
  return { ...placeIn(module, nameRange), step: typeOf(spec), declaration: name, port: null };
}

function typeOf(spec: Spec | undefined): string | null {
  return spec?.stepType?.text ?? null;
}
