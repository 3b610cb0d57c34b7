/** What a spec has of a port that it declares as a copy of another spec's. */
import { isRefusal } from '../../source/refusal.ts';
import type { Dependency, SpecOutput, SpecPort } from '../model/model.ts';
import { dependencyFacts, outputFact, propertyPathFact } from './facts.ts';
import type { Fact, NamedPort } from './facts.ts';

/** @param propertyPath that the copy is to have, where it is written anew; @param isOptional whether nothing has to give it */
export function factsOfCopy(
  model: SpecPort,
  as: NamedPort,
  propertyPath: string | null,
  isOptional: boolean,
): Fact[] {
  if (isDependency(model)) return dependencyFacts({ ...model, required: model.required && !isOptional }, as);
  if (!isOutput(model)) return [];
  const path = model.propertyPath;
  const own = path === null || isRefusal(path.text) ? '?' : path.text.value;
  // Only a path that is spelled out in the model is written anew.
  const isWritten = path?.at.expression.kind === 'string' && propertyPath !== null;
  return [
    outputFact(model, as),
    ...(path === null ? [] : [propertyPathFact(as, isWritten ? propertyPath : own)]),
  ];
}

export function isDependency(port: SpecPort): port is Dependency {
  return port.direction === 'dependency';
}

function isOutput(port: SpecPort): port is SpecOutput {
  return port.direction === 'output';
}
