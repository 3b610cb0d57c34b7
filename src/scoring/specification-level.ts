/** Levels 2 to 4: the spec, its contract, whether a step can be created, and whether its dependencies resolve. */
import { isRefusal } from '../source/refusal.ts';
import { alignmentError, missingInputs, missingOutputs } from '../library/conventions/framework-words.ts';
import type { MethodName } from '../library/conventions/given-names.ts';
import { methodOf } from '../library/questions/builder-methods.ts';
import type { Spec, Step } from '../library/model/model.ts';
import { unresolvedRequired } from '../resolver/unresolved.ts';
import { instantiable } from './interface-level.ts';
import { all, failed, NO_BUILDER, PASSED, undecided } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';

/** One outcome for all steps of a subject. */
function forSteps({ steps, builder }: Subject, decide: (step: Step) => Outcome): Outcome {
  return steps.length === 0
    ? undecided(`no spec was found that ${builder?.name ?? 'it'} builds a step of`)
    : all(steps.map(decide));
}

export function specificationUsage({ builder, library }: Subject): Outcome {
  if (builder === null) return undecided(NO_BUILDER);
  const { specs, specsUnknown, name } = builder;
  if (specs.length > 0) return PASSED;
  // A library of before there were any: the framework that it is written for asks for none.
  if (library.specs.length === 0) return undecided('the library has no spec');
  return specsUnknown === null ? failed(`${name} hands no spec to its base class`) : undecided(specsUnknown);
}

export function contractFound(subject: Subject): Outcome {
  return forSteps(subject, ({ spec, contract }) => {
    if (contract !== null) return PASSED;
    if (spec.contract === null) return PASSED;
    return failed(
      `${spec.name}: its contract can't be found: ${isRefusal(spec.contract) ? spec.contract.why : ''}`,
    );
  });
}

export function hasMethod({ builder }: Subject, plainName: MethodName): Outcome {
  if (builder === null) return undecided(NO_BUILDER);
  // Where the class lacks it, the framework's base class has it.
  return methodOf(builder, plainName)?.isAbstract === true
    ? failed(`${builder.name} must implement ${builder.names.methodOf(plainName)}(), not leave it abstract`)
    : PASSED;
}

/** Whether a step can be created. @param prefix the framework's words before the error */
export function stepCreation(subject: Subject, prefix: string): Outcome {
  const { builder } = subject;
  const outcome = all([forSteps(subject, alignment), builder === null ? PASSED : instantiable(builder)]);
  return outcome.is === 'failed' ? failed(`${prefix}: ${outcome.error}`) : outcome;
}

/** What StepSpecification.validate_contract_alignment finds when a builder is made. */
function alignment({ spec, contract }: Step): Outcome {
  if (contract === null) {
    return spec.contract !== null && isRefusal(spec.contract)
      ? undecided(`${spec.name}: its contract can't be found: ${spec.contract.why}`)
      : PASSED;
  }
  const inputs = missingFrom(contract.inputs, spec.dependencies);
  const outputs = missingFrom(contract.outputs, spec.outputs);
  const unread =
    (inputs.length > 0 ? spec.dependenciesIncomplete : null) ??
    (outputs.length > 0 ? spec.outputsIncomplete : null) ??
    contract.inputCollection?.incomplete ??
    contract.outputCollection?.incomplete ??
    null;
  if (unread !== null) return undecided(`${spec.name}: its ports can't all be read: ${unread}`);
  const error = alignmentError([
    ...(inputs.length > 0 ? [missingInputs(inputs)] : []),
    ...(outputs.length > 0 ? [missingOutputs(outputs)] : []),
  ]);
  return error === null ? PASSED : failed(error);
}

function missingFrom(
  ports: readonly { readonly name: string }[],
  declared: readonly { readonly name: string }[],
): string[] {
  const names = new Set(declared.map(({ name }) => name));
  return ports.map(({ name }) => name).filter((name) => !names.has(name));
}

/** Whether the registry knows the step, so that it can be asked for by its name. */
export function registered(subject: Subject): Outcome {
  return forSteps(subject, ({ spec, isRegistered, registryDoubt }) => {
    if (isRegistered === true) return PASSED;
    const step = spec.stepType?.base ?? spec.name;
    return isRegistered === false
      ? failed(`${step} isn't in the registry: ${registryOf(spec, subject)} has no step ${step}`)
      : undecided(
          registryDoubt ??
            `there is no registry (${subject.library.modules.names.given.registries[0] ?? ''})`,
        );
  });
}

/** What the registry is called that a spec's step has to be in. */
function registryOf({ module: { language } }: Spec, { library }: Subject): string {
  const own = library.registries.find(({ module, isOfTexts }) => module.language === language && !isOfTexts);
  return own?.name ?? 'it';
}

export function dependenciesResolve(subject: Subject): Outcome {
  return forSteps(subject, (step) =>
    all(
      unresolvedRequired(subject.library, step).map(({ demand: { dependency }, doubt }) => {
        const words = `${step.spec.name}: no output of another step resolves the required dependency ${dependency.name}`;
        return doubt === null ? failed(words) : undecided(`${words}, and ${doubt}`);
      }),
    ),
  );
}
