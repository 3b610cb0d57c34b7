/** Which methods builders have to have (docs/domain/step-libraries.md#builders). */
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { MethodName } from '../conventions/given-names.ts';
import type { Builder, BuilderMethod } from '../model/model.ts';

export interface RequiredMethod {
  readonly plainName: MethodName;
  /** The parameter that it takes, if the framework asks for one. */
  readonly parameter: string | null;
  /** Whether the framework's own base class brings it. */
  readonly isInherited: boolean;
}

export const REQUIRED_METHODS: readonly RequiredMethod[] = [
  { plainName: 'validate_configuration', parameter: null, isInherited: false },
  { plainName: 'get_inputs', parameter: 'inputs', isInherited: false },
  { plainName: 'get_outputs', parameter: 'outputs', isInherited: false },
  { plainName: 'create_step', parameter: null, isInherited: false },
  { plainName: 'get_step_name', parameter: null, isInherited: true },
  { plainName: 'get_environment_variables', parameter: null, isInherited: true },
  { plainName: 'get_job_arguments', parameter: null, isInherited: true },
];

/** What makes the SDK's object of a step, by kind: a builder has one of the two. */
export const CREATION_METHODS: ReadonlyMap<StepKind, readonly [MethodName, MethodName]> = new Map([
  ['Training', ['create_estimator', 'get_estimator'] as const],
  ['Processing', ['create_processor', 'get_processor'] as const],
  ['Transform', ['create_transformer', 'get_transformer'] as const],
  ['Model', ['create_model', 'get_model'] as const],
]);

export function methodOf({ methods }: Builder, plainName: MethodName): BuilderMethod | null {
  return methods.find((method) => method.plainName === plainName) ?? null;
}
