/** builder/checkpoint-not-configured: a contract uses a folder that SageMaker copies to S3 only when it is told to. */
import { isUnknown } from '../../library/evaluate.ts';
import type { Builder, Contract, Step } from '../../library/model.ts';
import { CONFIGURED_FOLDERS } from '../../sagemaker/configured-folders.ts';
import type { ConfiguredFolder } from '../../sagemaker/configured-folders.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'builder/checkpoint-not-configured';

export const checkpointNotConfiguredRule: Rule = {
  name,
  severity: 'info',
  summary:
    'a contract uses the checkpoint (tensorboard, tensors, profiler) folder, and no builder configures it',
  fixable: null,
  transform: null,
  check: (library) =>
    library.steps.flatMap((step) => {
      const { contract } = step;
      const builders = library.builders.filter(
        ({ name: builder, spec }) => spec === step.spec || (spec === null && step.builders.includes(builder)),
      );
      if (contract === null || step.kind !== 'Training') return [];
      return CONFIGURED_FOLDERS.flatMap((folder) => {
        const places = placesIn(contract, folder);
        const [first] = builders;
        const isConfigured = builders.some((builder) => configures(builder, folder));
        return first === undefined || places.length === 0 || isConfigured
          ? []
          : [toFinding(first, step, folder, places)];
      });
    }),
};

/** Where the contract uses the folder: as a port's path, or as an environment variable's default. */
function placesIn(
  { inputs, outputs, optionalEnvironment }: Contract,
  { folder }: ConfiguredFolder,
): RelatedPlace[] {
  const isWithin = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  const ports = [...inputs, ...outputs].flatMap((port) => {
    const path = port.containerPath;
    return isUnknown(path) || !isWithin(path.value)
      ? []
      : [{ file: port.module.path, range: port.pathRange, message: `${port.name} is at ${path.value}` }];
  });
  const variables = (optionalEnvironment?.entries ?? []).flatMap(({ key, value }) => {
    const { expression } = value;
    return expression.kind === 'string' && isWithin(expression.value)
      ? [
          {
            file: value.module.path,
            range: expression.range,
            message: `${key ?? 'a variable'} is ${expression.value}`,
          },
        ]
      : [];
  });
  return [...ports, ...variables];
}

/** Whether the builder's text, or that of a class it builds on, has the parameter anywhere. */
function configures({ classes }: Builder, { parameters }: ConfiguredFolder): boolean {
  return classes.some(({ module, range }) => {
    const text = module.text.slice(range.start, range.end);
    return parameters.some((parameter) => text.includes(parameter));
  });
}

function toFinding(
  { name: builder, module, nameRange }: Builder,
  { spec, contract }: Step,
  { folder, what, parameters: [parameter], config }: ConfiguredFolder,
  places: readonly RelatedPlace[],
): Finding {
  return {
    rule: name,
    severity: 'info',
    message: `${builder} passes no ${parameter ?? config}, and ${contract?.name ?? 'its contract'} uses ${folder}, ${what}: SageMaker copies it to S3 only with ${config}`,
    file: module.path,
    range: nameRange,
    step: spec.stepType?.text ?? null,
    declaration: builder,
    port: null,
    related: places,
    help: `pass ${parameter ?? config} with a location of your own, if the files are to outlive the job: two runs with one location share it`,
  };
}
