/** Decides the tests of the universal step-builder test from source; docs/score.md says how each is decided. */
import { CREATION_METHODS, methodOf } from '../library/questions/builder-methods.ts';
import type { MethodName } from '../library/conventions/given-names.ts';
import type { Builder } from '../library/model/model.ts';
import type { StepKind } from '../sagemaker/step-kinds.ts';
import {
  documentation,
  hasOneOf,
  inheritance,
  namingConventions,
  requiredMethods,
} from './interface-level.ts';
import { all, failed, NO_BUILDER, PASSED, undecided } from './outcome.ts';
import type { Outcome } from './outcome.ts';

import {
  contractFound,
  dependenciesResolve,
  hasMethod,
  registered,
  specificationUsage,
  stepCreation,
} from './specification-level.ts';
import type { Subject } from './subject.ts';

export interface DecidedTest {
  readonly name: string;
  readonly outcome: Outcome;
}

/** Every test that the framework runs for a step of the subject's kind, in the order of its reports. */
export function decideTests(subject: Subject): DecidedTest[] {
  const kind = kindOf(subject);
  const ofClass = (decide: (builder: Builder) => Outcome): Outcome =>
    subject.builder === null ? undecided(NO_BUILDER) : decide(subject.builder);
  const logsOnly = ofClass(() => PASSED);
  const creation = (prefix: string): Outcome => stepCreation(subject, prefix);
  const creationOf = (own: StepKind, word: string): Outcome => {
    const outcome = kind === null || kind === own ? creation(`${word} step creation test failed`) : PASSED;
    // Where a step can be created, the test passes whatever the kind is: it concerns one kind, and no other.
    return kind === null && outcome.is !== 'passed' ? undecided(whyNoKind(subject)) : outcome;
  };
  const tests: readonly (readonly [string, Outcome])[] = [
    ['test_configuration_validation', logsOnly],
    ['test_documentation_standards', ofClass(documentation)],
    ['test_error_handling', logsOnly],
    ['test_inheritance', ofClass(inheritance)],
    ['test_method_return_types', logsOnly],
    ['test_naming_conventions', ofClass(namingConventions)],
    ['test_registry_integration', registered(subject)],
    ['<lambda>', logsOnly],
    ['test_required_methods', ofClass(requiredMethods)],
    ['test_type_hints', logsOnly],
    ['test_contract_alignment', contractFound(subject)],
    ['test_environment_variable_handling', hasMethod(subject, 'get_environment_variables')],
    ['test_job_arguments', hasMethod(subject, 'get_job_arguments')],
    ['test_specification_usage', specificationUsage(subject)],
    ['test_create_model_step_creation', creationOf('Model', 'CreateModel')],
    ['test_processing_step_creation', creationOf('Processing', 'Processing')],
    ['test_step_configuration_validity', creation('Step configuration validity test failed')],
    ['test_step_dependencies_attachment', creation('Step dependencies attachment test failed')],
    ['test_step_instantiation', creation('Step instantiation failed')],
    ['test_step_name_generation', creation('Step name generation test failed')],
    ['test_step_type_compliance', ofClass((builder) => typeCompliance(builder, kind))],
    ['test_training_step_creation', creationOf('Training', 'Training')],
    ['test_transform_step_creation', creationOf('Transform', 'Transform')],
    ['test_dependency_resolution', dependenciesResolve(subject)],
    ['test_step_creation', ofClass((builder) => createsStep(builder, subject))],
    ['test_step_name', registered(subject)],
    ['test_step_type_detection', ofClass((builder) => detection(builder, subject))],
    ['test_step_type_classification', classification(subject, kind)],
    ...ofKind(kind, ofClass),
  ];
  return tests.map(([name, outcome]) => ({ name, outcome }));
}

function kindOf({ steps }: Subject): StepKind | null {
  return steps[0]?.kind ?? null;
}

function whyNoKind({ steps, builder }: Subject): string {
  return steps[0] === undefined
    ? `no spec was found that ${builder?.name ?? 'it'} builds a step of`
    : `the SageMaker step type isn't known: ${steps[0].kindReason}`;
}

/** What the framework's validator of step types counts as an error (docs/domain/builder-test.md#the-validator-of-step-types). */
function typeCompliance(builder: Builder, kind: StepKind | null): Outcome {
  const needed: MethodName[] =
    kind === 'Processing' ? ['get_inputs', 'get_outputs'] : kind === 'Training' ? ['get_inputs'] : [];
  return all(
    needed.map((name) =>
      hasOneOf(builder, [name], `${kind ?? ''} step must implement ${builder.names.methodOf(name)} method`),
    ),
  );
}

function createsStep(builder: Builder, subject: Subject): Outcome {
  const method = methodOf(builder, 'create_step');
  if (method?.isAbstract === true)
    return failed(`${builder.names.methodOf('create_step')}() must be implemented, not abstract`);
  return all([
    hasOneOf(builder, ['create_step'], `Builder must implement ${builder.names.methodOf('create_step')}()`),
    registered(subject),
  ]);
}

function detection({ name }: Builder, subject: Subject): Outcome {
  const outcome = registered(subject);
  return outcome.is === 'failed' ? failed(`Could not detect step name from builder class ${name}`) : outcome;
}

function classification(subject: Subject, kind: StepKind | null): Outcome {
  return kind === null ? undecided(whyNoKind(subject)) : PASSED;
}

/** The tests that the framework runs for one kind of step only. */
function ofKind(
  kind: StepKind | null,
  ofClass: (decide: (builder: Builder) => Outcome) => Outcome,
): (readonly [string, Outcome])[] {
  const oneOf = (names: readonly MethodName[], error: string): Outcome =>
    ofClass((builder) => hasOneOf(builder, names, error));
  const creation = (what: string): Outcome =>
    oneOf((kind === null ? null : CREATION_METHODS.get(kind)) ?? [], `No ${what} creation methods found`);
  switch (kind) {
    case 'Training':
      return [
        ['test_training_estimator_methods', creation('estimator')],
        // The framework recommends them, and doesn't ask for them.
        ['test_training_hyperparameter_methods', ofClass(() => PASSED)],
      ];
    case 'Processing':
      return [
        ['test_processing_processor_methods', creation('processor')],
        [
          'test_processing_io_methods',
          all([
            oneOf(['get_inputs'], 'Missing _get_inputs or _get_outputs methods'),
            oneOf(['get_outputs'], 'Missing _get_inputs or _get_outputs methods'),
          ]),
        ],
      ];
    case 'Transform':
      return [['test_transform_transformer_methods', creation('transformer')]];
    case 'Model':
      return [['test_create_model_methods', creation('model')]];
    case 'RegisterModel':
      return [['test_register_model_package_methods', ofClass(() => PASSED)]];
    default:
      return [];
  }
}
