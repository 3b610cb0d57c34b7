/** The steps that objects of the SDK stand for. */
import type { Named, Names } from '../../../model/pipeline.ts';
import { STEP_CLASSES } from '../../../../sagemaker/sdk-classes.ts';
import type { SdkMajor, StepClass } from '../../../../sagemaker/sdk-classes.ts';
import type { StepKind } from '../../../../sagemaker/step-kinds.ts';
import { memoize } from '../../../../memoize/memoize.ts';
import { waysOf } from '../../../tracing/choice.ts';
import type { FunctionValue, Value } from '../../../tracing/value.ts';
import { classOf, givenTo, methodCalled, sdkNameOf } from './calls.ts';
import type { SdkObject } from './calls.ts';
import { named, placeholder } from './names.ts';
import { namedOutputs, processingOutputs, propertyFiles } from './outputs.ts';
import { inARow, unspelled } from './spelled.ts';

/** One step of those that an object stands for. */
export interface SubStep extends Named {
  readonly kind: StepKind | null;
  readonly type: string;
  readonly otherMajorName?: string;
}

/** An object that stands for one step or for several. */
export interface SdkStep {
  readonly object: SdkObject;
  readonly of: StepClass;
  readonly major: SdkMajor | null;
  /** What it is called itself: its only step, too, where it isn't several. */
  readonly called: Named;
  /** Whether that is known; else it is the code that gives it. */
  readonly isNamed: boolean;
  /** At least one; properties are those of the last. */
  readonly steps: readonly [...SubStep[], SubStep];
  readonly outputs: Names;
  readonly propertyFiles: Names;
  readonly propertyFileOutputs: readonly Named[];
  /** Whether it is what a function gives that is a step by its decorator: it has no properties. */
  readonly isFunction: boolean;
}

const NONE: Names = { named: [], incomplete: null };

/** The step that a value is; null where it is none that is known. The same value gives the same step. */
export function stepOf(value: Value): SdkStep | null {
  return value.kind === 'made' || value.kind === 'instance' ? known(value) : null;
}

const known = memoize((value: SdkObject): SdkStep | null => {
  const decorated = value.kind === 'made' ? decoratorOf(value.callee) : null;
  if (decorated !== null) return functionStep(value, decorated);
  const found = classOf(value);
  const of = found === null ? undefined : STEP_CLASSES.get(found.name);
  return found === null || of === undefined ? null : objectStep(value, of, found);
});

function objectStep(
  object: SdkObject,
  of: StepClass,
  { name: className, major }: { readonly name: string; readonly major: SdkMajor | null },
): SdkStep {
  const given = givenTo(object, 'name', of.order);
  const own = named(given);
  const called = own ?? placeholder(given, object);
  const { files, outputs: propertyFileOutputs } =
    of.kind === 'Processing' ? propertyFiles(object, of.order) : { files: NONE, outputs: [] };
  const steps = subSteps(object, className, of, major, called);
  return {
    object,
    of,
    major,
    called,
    isNamed: own !== null && steps.every(({ kind }) => of.stands !== 'model' || major === 3 || kind !== null),
    steps,
    outputs: outputsOf(object, of),
    propertyFiles: files,
    propertyFileOutputs,
    isFunction: false,
  };
}

function outputsOf(object: SdkObject, { kind, order }: StepClass): Names {
  switch (kind) {
    case 'Processing':
      return processingOutputs(object, order);
    case 'Lambda':
    case 'Callback':
      return namedOutputs(object, order);
    default:
      return NONE;
  }
}

/** The steps that the classes make (`step_collections.py`, `model_step.py`, `monitor_batch_transform_step.py`). */
function subSteps(
  object: SdkObject,
  className: string,
  { kind, type, order }: StepClass,
  major: SdkMajor | null,
  called: Named,
): SdkStep['steps'] {
  const sub = (suffix: string, of: StepKind | null, otherType: string = of ?? type): SubStep => {
    const at = inARow([called.at, suffix], called.at);
    return { name: at.value, at, kind: of, type: otherType };
  };
  switch (className) {
    case 'ModelStep': {
      const of = modelStepKind(givenTo(object, 'step_args', order));
      if (of === null) return [sub(major === 3 ? '' : '-{…}', of)];
      const suffix = of === 'Model' ? '-CreateModel' : '-RegisterModel';
      const [own, other] = major === 3 ? ['', suffix] : [suffix, ''];
      return [{ ...sub(own, of), otherMajorName: `${called.name}${other}` }];
    }
    case 'RegisterModel':
      return [sub('-RegisterModel', 'RegisterModel')];
    case 'EstimatorTransformer':
      return [sub('CreateModelStep', 'Model'), sub('TransformStep', 'Transform')];
    case 'MonitorBatchTransformStep':
      return [
        sub('-transform', 'Transform'),
        sub('-monitoring', monitoringKind(givenTo(object, 'monitor_configuration', order))),
      ];
    default:
      return [sub('', kind, type)];
  }
}

/** Which of both a ModelStep is says the call that gives its arguments; null where that isn't known. */
function modelStepKind(stepArguments: Value | null): 'Model' | 'RegisterModel' | null {
  if (stepArguments === null) return null;
  const kinds = new Set(
    waysOf(stepArguments).map((way) => {
      const name = methodCalled(way)?.name;
      return name === 'register' ? 'RegisterModel' : name === 'create' || name === 'build' ? 'Model' : null;
    }),
  );
  const [only, second] = kinds;
  return only === undefined || second !== undefined ? null : only;
}

function monitoringKind(configuration: Value | null): StepKind | null {
  const name = configuration === null ? undefined : classOf(configuration)?.name;
  if (name === undefined) return null;
  if (/QualityCheckConfig$/.test(name)) return 'QualityCheck';
  return /(?:Bias|Explainability)CheckConfig$/.test(name) ? 'ClarifyCheck' : null;
}

/** `@step` in front of a function, with what it is given; null where none stands there. */
function decoratorOf(callee: Value): { readonly decorator: Value; readonly of: FunctionValue | null } | null {
  // step(function)(…), step(name=…)(function)(…)
  if (callee.kind === 'made') {
    const inner = isStepDecorator(callee) || isStepDecorator(callee.callee) ? callee : null;
    const [first] = callee.arguments.positional;
    return inner !== null && first?.kind === 'function'
      ? {
          decorator: isStepDecorator(callee.callee) && callee.callee.kind === 'made' ? callee.callee : callee,
          of: first,
        }
      : null;
  }
  const of = callee.kind === 'method' ? callee.function : callee.kind === 'function' ? callee : null;
  const decorator = of?.decorators.find(isStepDecorator);
  return of === null || decorator === undefined ? null : { decorator, of };
}

function isStepDecorator(value: Value): boolean {
  return sdkNameOf(value.kind === 'made' ? value.callee : value)?.name === 'step';
}

const FUNCTION: StepClass = { kind: null, type: 'Training', order: [] };

/** Without a name of its own it gets one that is another one each time. */
function functionStep(
  object: SdkObject,
  { decorator, of }: { readonly decorator: Value; readonly of: FunctionValue | null },
): SdkStep {
  const own = decorator.kind === 'made' ? named(givenTo(decorator, 'name', [])) : null;
  const name = `{${of?.name ?? 'step'}}`;
  const called = own ?? { name, at: unspelled(name, object.at) };
  return {
    object,
    of: FUNCTION,
    major: null,
    called,
    isNamed: own !== null,
    steps: [{ ...called, kind: null, type: FUNCTION.type }],
    outputs: NONE,
    propertyFiles: NONE,
    propertyFileOutputs: [],
    isFunction: true,
  };
}
