/** Drops internal outputs from contracts, and keeps the script's way to the checkpoint folder. */
import { isRefusal } from '../src/source/refusal.ts';
import type { Notation } from '../src/languages/language.ts';
import { memoize } from '../src/memoize/memoize.ts';
import type { Module } from '../src/source/syntax.ts';
import { isNamedUnread } from '../src/library/questions/consumers.ts';
import { contractPortFact, optionalVariableFact, outputFacts } from '../src/library/questions/facts.ts';
import { hasNamesakes } from '../src/library/questions/namesakes.ts';
import { listNames, someNames } from '../src/library/model/truncated-list.ts';
import { lineOf } from '../src/library/questions/possible-consumers.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import type { Spec, SpecOutput, StepLibrary } from '../src/library/model/model.ts';
import { whyNotWithoutOutputs } from '../src/library/questions/node-types.ts';
import { addOptionalVariable } from '../src/library/questions/new-variable.ts';
import { internalOutputRule, internalOutputsOf } from '../src/rules/contract/internal-output.ts';
import type { InternalOutputDrift } from '../src/rules/contract/internal-output.ts';
import { fixUnlessDoubted, remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const dropInternalOutputs: Transform = {
  name: 'drop-internal-outputs',
  summary:
    'drops checkpoints, logs and other training mechanics from contract outputs; offers SM_CHECKPOINT_DIR instead',
  remedies: [remedy(internalOutputRule, 'safe', propose)],
};

export default standalone(dropInternalOutputs);
export const parser = 'ts';

function propose(drift: InternalOutputDrift, context: TransformContext): Proposal {
  const { port, internal, consumers } = drift;
  const [consumer] = consumers.first;
  if (consumer !== undefined) {
    return { why: `not dropped, since it is consumed: ${consumer.how}; ${internal.remedyWhenConsumed}` };
  }
  const emptied = whyNotEmptied(context.library)(drift.declared);
  if (emptied !== null)
    return { why: `not dropped, since ${emptied}; change its node type, or give it another output, first` };
  const offered = offerVariable(drift, context);
  const parts = [
    dropFromContract(drift, context.library),
    offered,
    ...drift.declared.map((output) => dropFromSpec(output, context.library)),
  ];
  const blocked = parts.find((part) => isRefusal(part));
  if (blocked !== undefined && isRefusal(blocked)) return blocked;
  const doubts = doubtsAbout(drift, context);
  const variable = internal.environmentVariable;
  const what =
    `drop ${port.name} from ${[port.contract.name, ...someNames(drift.declared, ({ spec }) => spec.name)].join(' and ')}` +
    (variable === null ? '' : `; ${variable} tells the script where to write`);
  const edits = parts.flatMap((part) => ('edits' in part ? part.edits : []));
  return fixUnlessDoubted(what, doubts, edits, {
    removed: [contractPortFact(port), ...drift.declared.flatMap(outputFacts)],
    added:
      variable === null || isRefusal(offered) || offered.edits.length === 0
        ? []
        : [optionalVariableFact(port.contract, variable)],
  });
}

/** Why a spec that declares the output can't be without it, if all of its outputs that may be dropped are. */
const whyNotEmptied = memoize((library: StepLibrary) => {
  const droppable = droppableOutputs(library);
  return memoize((declared: readonly SpecOutput[]): string | null => {
    const emptied = declared
      .map(({ spec }) => spec)
      .filter(({ outputs }) => outputs.every((output) => droppable.has(output)));
    return emptied.map(whyNotWithoutOutputs).find((why) => why !== null) ?? null;
  });
});

/** Outputs of specs that go with the internal outputs of their contracts, unless something keeps them. */
function droppableOutputs(library: StepLibrary): ReadonlySet<SpecOutput> {
  const dropped = internalOutputsOf(library).filter(({ consumers }) => consumers.count === 0);
  // Contracts that inherit an output share what declares it.
  return new Set([...new Set(dropped.map(({ declared }) => declared))].flat());
}

const stepOf = memoize(({ steps }: StepLibrary) => {
  const bySpec = new Map(steps.map((step) => [step.spec, step]));
  return (spec: Spec) => bySpec.get(spec) ?? null;
});

/** Where the step is no training, its script writes to a plain folder, which somebody may have meant. */
function notTraining({ specs, containerPath }: InternalOutputDrift, library: StepLibrary): string[] {
  const others = specs.flatMap((spec) => stepOf(library)(spec) ?? []);
  const [other] = others.filter(({ kind }) => kind !== null && kind !== 'Training' && kind !== 'Tuning');
  return other === undefined
    ? []
    : [
        `nothing mounts ${containerPath} in a ${other.kind ?? ''} step, and the type of ${other.spec.name} is known from ${other.kindReason}`,
      ];
}

/** Why a person should look before the output is dropped. */
function doubtsAbout(drift: InternalOutputDrift, { library, nameOf }: TransformContext): string[] {
  const { port, internal, specs, declared, mentions, possible } = drift;
  const doubts = notTraining(drift, library);
  if (specs.length === 0)
    doubts.push("no spec was found that uses the contract, so it isn't known who needs the output");
  if (declared.length > 0)
    doubts.push(`${listNames(declared, ({ spec }) => spec.name)} offers it to other steps`);
  for (const spec of specs) {
    if (spec.outputsIncomplete !== null) {
      doubts.push(
        `${spec.name} may declare it, since its outputs can't all be read (${spec.outputsIncomplete})`,
      );
    }
  }
  if (hasNamesakes(library, port.contract)) doubts.push(`several contracts are called ${port.contract.name}`);
  if (mentions.count > 0) doubts.push(`${port.name} stands alone elsewhere, where it may be used as a key`);
  const [first] = possible.first;
  if (first !== undefined) {
    const more = possible.count > 1 ? `, and ${possible.count - 1} more like it` : '';
    doubts.push(`it may be consumed: ${first.how} in ${nameOf(first.module.path)}:${lineOf(first)}${more}`);
  }
  const [unseen] = library.unseen.first;
  if (unseen !== undefined) {
    const more = library.unseen.count > 1 ? `, or in ${library.unseen.count - 1} more like it` : '';
    doubts.push(`it may be consumed in ${nameOf(unseen.path)}, which ${unseen.why}${more}`);
  }
  if (isNamedUnread(library, port, internal)) {
    doubts.push(`a file that can't be read or parsed mentions ${port.name} and may consume it`);
  }
  return doubts;
}

function dropFromContract({ port }: InternalOutputDrift, library: StepLibrary): Edits {
  return removeEntry(port.contract.outputCollection, port.entry, 'the outputs', 'the contract', library);
}

function dropFromSpec({ spec, entry }: InternalOutputDrift['declared'][number], library: StepLibrary): Edits {
  return removeEntry(spec.outputCollection, entry, 'the outputs', spec.name, library);
}

/** Keeps the variable that tells the script where to write, or adds it with the dropped path as its default. */
function offerVariable(
  { port, internal, containerPath }: InternalOutputDrift,
  context: TransformContext,
): Edits {
  const { contract } = port;
  const variable = internal.environmentVariable;
  const { optionalEnvironment: optional, requiredEnvironment: required, record, module } = contract;
  if (variable === null) return { edits: [] };
  const named = [...(optional?.entries ?? []), ...(required?.entries ?? [])].some(
    ({ key, value: { expression } }) =>
      key === variable || (expression.kind === 'string' && expression.value === variable),
  );
  if (named) return { edits: [] };
  const notation = context.notation(module);
  const quote = notation.quoteOf(record.sequence, '"');
  const valueIn = (target: Module): string => defaultValue(port, target, containerPath, notation, quote);
  return addOptionalVariable(
    contract,
    { name: variable, valueIn, quote },
    notation,
    context.library,
    'dropped',
  );
}

/** The container path as the contract writes it, where that is one literal, or one name in the same module. */
function defaultValue(
  { entry, module }: InternalOutputDrift['port'],
  target: Module,
  containerPath: string,
  notation: Notation,
  quote: string,
): string {
  const { expression } = entry.value;
  const asWritten =
    (module === target && (expression.kind === 'name' || expression.kind === 'member')) ||
    (expression.kind === 'string' && expression.content !== null);
  return asWritten
    ? module.text.slice(expression.range.start, expression.range.end)
    : notation.string(containerPath, quote);
}
