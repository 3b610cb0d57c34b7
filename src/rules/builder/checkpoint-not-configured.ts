/** builder/checkpoint-not-configured: a contract uses a folder that SageMaker copies to S3 only when it is told to. */
import { isRefusal } from '../../source/refusal.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { buildersOf } from '../../library/questions/built-by.ts';
import type { Builder, Contract, Step } from '../../library/model/model.ts';
import { isWithin } from '../../sagemaker/container-paths.ts';
import { CONFIGURED_FOLDERS } from '../../sagemaker/configured-folders.ts';
import type { ConfiguredFolder } from '../../sagemaker/configured-folders.ts';
import type { RelatedPlace } from '../finding.ts';
import { aboutBuilder, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

/** A folder that a contract uses and none of its builders configures. */
interface UnconfiguredFolder {
  /** The first of them. */
  readonly builder: Builder;
  readonly step: Step;
  readonly folder: ConfiguredFolder;
  /** Where the contract uses it. */
  readonly places: readonly RelatedPlace[];
}

export const checkpointNotConfiguredRule: Rule<UnconfiguredFolder> = {
  name: 'builder/checkpoint-not-configured',
  severity: 'info',
  summary:
    'a contract uses the checkpoint (tensorboard, tensors, profiler) folder, and no builder configures it',
  find: (library) => {
    const seen = new Set<Contract>();
    return library.steps.flatMap((step) => {
      const { contract, kind } = step;
      const builders = buildersOf(library, step);
      const [first] = builders;
      if (contract === null || kind !== 'Training' || first === undefined || seen.has(contract)) return [];
      seen.add(contract);
      return CONFIGURED_FOLDERS.flatMap((folder) => {
        const places = placesIn(contract, folder);
        return places.length === 0 || builders.some((builder) => configures(builder, folder))
          ? []
          : [{ builder: first, step, folder, places }];
      });
    });
  },
  report: ({ builder, step, folder, places }) => {
    const { folder: path, what, config, parameters } = folder;
    const parameter = parameters[0] ?? config;
    return {
      ...aboutBuilder(builder, step.spec),
      message: `${builder.name} passes no ${parameter}, and ${step.contract?.name ?? 'its contract'} uses ${path}, ${what}: SageMaker copies it to S3 only with ${config}`,
      related: places,
      help: `pass ${parameter} with a location of your own, if the files are to outlive the job: two runs with one location share it`,
    };
  },
  keyOf: ({ folder }) => folder.folder,
};

/** Where the contract uses the folder: as a port's path, or as an environment variable's default. */
function placesIn(
  { inputs, outputs, optionalEnvironment }: Contract,
  { folder }: ConfiguredFolder,
): RelatedPlace[] {
  const ports = [...inputs, ...outputs].flatMap((port) => {
    const path = port.containerPath;
    return isRefusal(path) || !isWithin(path.value, folder)
      ? []
      : [{ ...placeIn(port.module, port.pathRange), message: `${port.name} is at ${path.value}` }];
  });
  const variables = (optionalEnvironment?.entries ?? []).flatMap(({ key, value }) => {
    const { expression } = value;
    return expression.kind === 'string' && isWithin(expression.value, folder)
      ? [
          {
            ...placeIn(value.module, expression.range),
            message: `${key ?? 'a variable'} is ${expression.value}`,
          },
        ]
      : [];
  });
  return [...ports, ...variables];
}

/** Whether the builder's text, or that of a class it builds on, has the parameter anywhere. */
function configures(builder: Builder, { parameters }: ConfiguredFolder): boolean {
  return textsOf(builder).some((text) => parameters.some((parameter) => text.includes(parameter)));
}
