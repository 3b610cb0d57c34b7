/** contract/internal-output: a contract declares training mechanics as an output. */
import { oncePer } from '../../languages/once.ts';
import { isUnknown } from '../../library/evaluate.ts';
import { consumersOf, mentionsOf } from '../../library/consumers.ts';
import type { Consumer } from '../../library/consumers.ts';
import type { ContractPort, Spec, SpecOutput, StepLibrary } from '../../library/model.ts';
import { internalOutput } from '../../sagemaker/container-paths.ts';
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import { ofEach } from '../../library/of-each.ts';
import { specsWithPort } from '../../library/sharing.ts';
import type { Finding } from '../finding.ts';
import type { DriftRule } from '../rule.ts';
import { missingOutputs } from '../../library/framework-words.ts';

/** An internal output of a contract, with the specs that share the contract. */
export interface InternalOutputDrift {
  readonly port: ContractPort;
  readonly internal: InternalOutput;
  readonly containerPath: string;
  readonly specs: readonly Spec[];
  /** The outputs of those specs that declare it too. */
  readonly declared: readonly SpecOutput[];
  /** What makes dropping it wrong. */
  readonly consumers: readonly Consumer[];
  /** What may make it wrong. */
  readonly mentions: readonly Consumer[];
}

/** The internal outputs that the library's contracts declare. */
export const internalOutputsOf = oncePer((library: StepLibrary): InternalOutputDrift[] =>
  internalPortsOf(library).map(({ port, internal, containerPath }) => {
    const specs = specsWithPort(library, port);
    const declared = specs.flatMap((spec) => spec.outputs.filter((output) => output.name === port.name));
    const consumers = consumersOf(library, port, internal);
    const mentions = mentionsOf(library, port);
    return { port, internal, containerPath, specs, declared, consumers, mentions };
  }),
);

const internalPortsOf = ofEach(
  ({ contracts }) => contracts,
  ({ outputs }, tables) =>
    outputs.flatMap((port) => {
      const path = port.containerPath;
      const internal = isUnknown(path) ? null : internalOutput(tables, path.value);
      return isUnknown(path) || internal === null ? [] : [{ port, internal, containerPath: path.value }];
    }),
);

export const internalOutputRule: DriftRule<InternalOutputDrift> = {
  name: 'contract/internal-output',
  severity: 'error',
  summary: 'a contract declares checkpoints, logs or other training mechanics as an output',
  fixable: 'safe',
  transform: 'drop-internal-outputs',
  check: (library) => internalOutputsOf(library).map(toFinding),
  toFinding,
};

function toFinding(drift: InternalOutputDrift): Finding {
  const { port, internal, specs, declared, consumers, mentions } = drift;
  const lacking = specs.filter((spec) => lacksOutput(spec, port));
  return {
    rule: internalOutputRule.name,
    severity: declared.length > 0 && lacking.length === 0 ? 'warning' : 'error',
    message: messageOf(drift, lacking),
    file: port.module.path,
    range: port.entry.item.range,
    step: specs[0]?.stepType?.text ?? null,
    declaration: port.contract.name,
    port: port.name,
    related: [
      ...declared.map((output) => ({
        file: output.module.path,
        range: output.nameRange,
        message: `${output.spec.name} declares the output ${port.name} too`,
      })),
      ...specs
        .filter((spec) => !declares(spec, port))
        .map((spec) => ({
          file: spec.module.path,
          range: spec.nameRange,
          message: `${spec.name} uses the contract and has no output ${port.name}`,
        })),
      ...[...consumers, ...mentions].map(({ module, range, how }) => ({
        file: module.path,
        range,
        message: how,
      })),
    ],
    help: internal.replacement,
  };
}

function declares({ outputs }: Spec, { name }: ContractPort): boolean {
  return outputs.some((output) => output.name === name);
}

/** Whether the spec certainly doesn't declare the output: then its builder fails. */
function lacksOutput(spec: Spec, port: ContractPort): boolean {
  return spec.outputsIncomplete === null && !declares(spec, port);
}

/** So many of the specs that share a contract are named. */
const MOST_NAMED = 10;

function namesOf(specs: readonly Spec[]): string {
  const names = specs.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = specs.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** @param lacking the specs that don't declare the output */
function messageOf(
  { port, internal, containerPath, specs, declared }: InternalOutputDrift,
  lacking: readonly Spec[],
): string {
  const { name, contract } = port;
  const but = `but ${containerPath} is ${internal.what}, not data flow`;
  const declaring = namesOf(declared.map(({ spec }) => spec));
  if (declared.length === 0) {
    return specs.length > 0
      ? `${missingOutputs([name])}: ${contract.name} declares it, ${but}`
      : `${contract.name} declares the output ${name}, ${but}`;
  }
  return lacking.length > 0
    ? `${missingOutputs([name])}: ${contract.name} and ${declaring} declare it, and ${namesOf(lacking)} ${lacking.length === 1 ? "doesn't" : "don't"}, ${but}`
    : `${contract.name} and ${declaring} declare the output ${name}, ${but}`;
}
