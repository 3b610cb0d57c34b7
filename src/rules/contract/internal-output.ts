/** contract/internal-output: a contract declares training mechanics as an output. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Item } from '../../source/syntax.ts';
import { consumersOf, mentionsOf } from '../../library/questions/consumers.ts';
import type { Consumer } from '../../library/questions/consumers.ts';
import type { ContractPort, Spec, SpecOutput, StepLibrary } from '../../library/model/model.ts';
import { internalOutput } from '../../sagemaker/container-paths.ts';
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { listNames, MOST_NAMED } from '../../library/model/truncated-list.ts';
import type { TruncatedList } from '../../library/model/truncated-list.ts';
import { possibleConsumersOf } from '../../library/questions/possible-consumers.ts';
import type { PossibleConsumer } from '../../library/questions/possible-consumers.ts';
import { specsWithPort } from '../../library/questions/sharing.ts';
import type { Report } from '../finding.ts';
import { aboutContractPort, moreThan, placeIn, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { isInterface } from '../../library/conventions/generation.ts';
import { missingOutputs } from '../../library/conventions/framework-words.ts';

/** An internal output of a contract, with the specs that share the contract. */
export interface InternalOutputDrift {
  readonly port: ContractPort;
  readonly internal: InternalOutput;
  readonly containerPath: string;
  readonly specs: readonly Spec[];
  /** The outputs of those specs that declare it too. */
  readonly declared: readonly SpecOutput[];
  /** Those of the specs that don't. */
  readonly undeclaring: readonly Spec[];
  /** Those that certainly don't: then their builders fail. */
  readonly lacking: readonly Spec[];
  /** What makes dropping it wrong. */
  readonly consumers: TruncatedList<Consumer>;
  /** What may make it wrong. */
  readonly mentions: TruncatedList<Consumer>;
  /** What may consume it outside of the library's own code. */
  readonly possible: TruncatedList<PossibleConsumer>;
}

/** The internal outputs that the library's contracts declare. */
export const internalOutputsOf = memoize((library: StepLibrary): InternalOutputDrift[] =>
  internalPortsOf(library).map(({ port, internal, containerPath }) => ({
    ...sharingOf(library)(port),
    port,
    internal,
    containerPath,
    consumers: consumersOf(library, port, internal),
    mentions: mentionsOf(library, port),
    possible: possibleConsumersOf(library, port, internal),
  })),
);

type Sharing = Pick<InternalOutputDrift, 'specs' | 'declared' | 'undeclaring' | 'lacking'>;

/** Ports of several contracts may be one and the same, which variants inherit. */
const sharingOf = memoize((library: StepLibrary) => {
  const known = new Map<Item, Sharing>();
  return (port: ContractPort): Sharing => {
    const { item } = port.entry;
    let sharing = known.get(item);
    if (sharing === undefined)
      known.set(item, (sharing = sharingAmong(specsWithPort(library, port), port.name)));
    return sharing;
  };
});

function sharingAmong(specs: readonly Spec[], port: string): Sharing {
  const declared = specs.flatMap((spec) => spec.outputs.filter(({ name }) => name === port));
  const declaring = new Set(declared.map(({ spec }) => spec));
  const undeclaring = specs.filter((spec) => !declaring.has(spec));
  const lacking = undeclaring.filter(({ outputsIncomplete }) => outputsIncomplete === null);
  return { specs, declared, undeclaring, lacking };
}

const internalPortsOf = mapParts(
  ({ contracts }) => contracts,
  ({ outputs }, tables) =>
    outputs.flatMap((port) => {
      const path = port.containerPath;
      const internal = isRefusal(path) ? null : internalOutput(tables, path.value);
      return isRefusal(path) || internal === null ? [] : [{ port, internal, containerPath: path.value }];
    }),
);

function report(drift: InternalOutputDrift): Report {
  const { port, internal, specs, declared, undeclaring, lacking, consumers, mentions, possible } = drift;
  const related = [
    ...declared
      .slice(0, MOST_NAMED)
      .map((output) => relatedTo(output, `${output.spec.name} declares the output ${port.name} too`)),
    ...undeclaring
      .slice(0, MOST_NAMED)
      .map((spec) => relatedTo(spec, `${spec.name} uses the contract and has no output ${port.name}`)),
    ...[...consumers.first, ...mentions.first, ...possible.first].map(({ module, range, how }) => ({
      ...placeIn(module, range),
      message: how,
    })),
  ];
  return {
    ...aboutContractPort(port, specs[0]),
    ...placeIn(port.module, port.entry.item.range),
    severity: declared.length > 0 && lacking.length === 0 ? 'warning' : 'error',
    message: messageOf(drift),
    related,
    ...moreThan(
      related,
      declared.length + undeclaring.length + consumers.count + mentions.count + possible.count,
    ),
    help: internal.replacement,
  };
}

function namesOf(specs: readonly Spec[]): string {
  return listNames(specs, ({ name }) => name);
}

function messageOf({ port, internal, containerPath, specs, declared, lacking }: InternalOutputDrift): string {
  const { name, contract } = port;
  const but = `but ${containerPath} is ${internal.what}, not data flow`;
  const words = missingOutputs([name], isInterface(contract));
  const declaring = listNames(declared, ({ spec }) => spec.name);
  if (declared.length === 0) {
    return specs.length > 0
      ? `${words}: ${contract.name} declares it, ${but}`
      : `${contract.name} declares the output ${name}, ${but}`;
  }
  return lacking.length > 0
    ? `${words}: ${contract.name} and ${declaring} declare it, and ${namesOf(lacking)} ${lacking.length === 1 ? "doesn't" : "don't"}, ${but}`
    : `${contract.name} and ${declaring} declare the output ${name}, ${but}`;
}

export const internalOutputRule: Rule<InternalOutputDrift> = {
  name: 'contract/internal-output',
  severity: 'error',
  summary: 'a contract declares checkpoints, logs or other training mechanics as an output',
  find: internalOutputsOf,
  report,
};
