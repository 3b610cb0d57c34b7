/** What a configuration may hold: from it come the checks, docs/config.schema.json and the table of docs/config.md. */
import picomatch from 'picomatch';
import { z } from 'zod';
import { rules } from '../../rules/index.ts';
import { FIELD_NAMES } from '../../library/conventions/names.ts';
import { STEP_KIND_NAMES, stepKindOf } from '../../sagemaker/step-kinds.ts';
import { didYouMean } from '../../rules/did-you-mean.ts';
import { whyNoGlob } from './globs.ts';

const containerPath = z
  .string()
  .regex(/^\/./, 'a container path begins with /')
  .describe('A container path: itself and everything below it');

const stepType = z
  .string()
  .refine((name) => stepKindOf(name) !== null, {
    error: ({ input }) =>
      `SageMaker has no such step type${didYouMean(String(input), STEP_KIND_NAMES, `there are ${STEP_KIND_NAMES.join(', ')}`)}`,
  })
  .describe('A SageMaker step type, as a registry names it: Training, Processing, CreateModel …');

const alias = z.string().regex(/^[A-Za-z0-9_-]+$/, 'an alias has only the characters A-Z a-z 0-9 _ -');

const configFile = z
  .string()
  .min(1)
  .describe('A .json, .yaml, .yml or .toml file, relative to the folder of this one');

const glob = z
  .string()
  .min(1)
  .refine((given) => whyNoGlob(given) === null, { error: ({ input }) => whyNoGlob(String(input)) ?? '' })
  .describe(
    'A glob: as git has it, one without a slash matches at any depth, one with a slash from the folder of the ' +
      'configuration on; what matches a folder matches all that is in it',
  );

const RULE_NAMES = rules.map(({ name }) => name);

const rulePattern = z
  .string()
  .refine((given) => whyNoRule(given) === null, { error: ({ input }) => whyNoRule(String(input)) ?? '' })
  .describe('The name of a rule, or a glob of several: contract/internal-output, script/*');

function whyNoRule(given: string): string | null {
  const matches = whyNoGlob(given) === null ? picomatch(given) : null;
  if (matches === null) return whyNoGlob(given);
  return RULE_NAMES.some((name) => matches(name))
    ? null
    : `no rule is called so${didYouMean(given, RULE_NAMES, '`stepalign rules` lists them')}`;
}

const ruleSeverities = z.record(
  rulePattern,
  z
    .enum(['off', 'info', 'warning', 'error'])
    .describe('How severe its findings are; what is off is neither found nor fixed'),
);

export type RuleSeverities = z.infer<typeof ruleSeverities>;

const NAME = '[A-Za-z_$][A-Za-z0-9_$]*';

const pattern = z
  .string()
  .regex(new RegExp(`^\\*?${NAME}$`), 'it has to be a name, or * and what names end with')
  .describe('A name, or * and what names end with: IOContract, *Contract');

const className = z.string().regex(new RegExp(`^${NAME}$`), 'it has to be a name');

const keyName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a key is written in snake_case here: it stands for the same in camelCase')
  .describe('What the library has instead');

const names = z.strictObject({
  contracts: z
    .array(pattern)
    .min(1)
    .optional()
    .describe('Calls, classes and types that make a contract; default: `*Contract`'),
  trainingContracts: z
    .array(pattern)
    .min(1)
    .optional()
    .describe('Those of training steps; default: `TrainingScriptContract`'),
  processingContracts: z
    .array(pattern)
    .min(1)
    .optional()
    .describe('Those of processing steps; default: `ProcessingScriptContract`'),
  specs: z
    .array(pattern)
    .min(1)
    .optional()
    .describe('Calls, classes and types that make a spec; default: `*Spec`, `*Specification`'),
  outputClass: className.optional().describe('The class of the outputs of specs; default: `OutputSpec`'),
  builders: z
    .array(pattern)
    .min(1)
    .optional()
    .describe(
      'Classes of builders; default: `*StepBuilder`. What stands before the first ending is the step that is built',
    ),
  builderBase: className
    .optional()
    .describe('The class that every builder builds on; default: `StepBuilderBase`'),
  registries: z
    .array(className)
    .min(1)
    .optional()
    .describe('The names of registries; default: `STEP_NAMES`, `stepNames`'),
  registryFiles: z
    .array(z.string().regex(/^[A-Za-z0-9_-]+$/, 'it has to be the name of a file without its ending'))
    .min(1)
    .optional()
    .describe('YAML files that are registries, without their ending; default: `step_names`'),
  stepTypeFunctions: z
    .array(className)
    .min(1)
    .optional()
    .describe(
      'Functions that give a step type by its name, and with a job type, in snake_case or camelCase; default: ' +
        '`get_spec_step_type`, `get_spec_step_type_with_job_type`',
    ),
  keys: z
    .partialRecord(z.enum(FIELD_NAMES), keyName)
    .optional()
    .describe(
      "By the framework's name the library's own name of a keyword argument, or of a key of interfaces and registries, in " +
        'snake_case: `{ "expected_output_paths": "writes" }`',
    ),
});

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema'),
    extends: z
      .union([configFile, z.array(configFile)])
      .optional()
      .describe(
        'Configurations that this one builds on: a file or several, relative to this one and inside the repository. ' +
          'Of two that say the same the later counts, and this one before all',
      ),
    include: z
      .array(glob)
      .optional()
      .describe(
        'The files that findings and edits are confined to, beside the paths that a run is given; default: all. ' +
          'The rest of the library is read all the same',
      ),
    exclude: z
      .array(glob)
      .optional()
      .describe(
        'Files that are left alone: they have no findings, nothing is edited in them, and what they declare is no part of ' +
          'the library. Where they use an output, it counts as used',
      ),
    rules: ruleSeverities
      .optional()
      .describe(
        'How severe the findings of rules are, by name or glob: "off", "info", "warning" or "error"; of several that fit ' +
          'the last counts',
      ),
    overrides: z
      .array(
        z.strictObject({
          files: z.union([glob, z.array(glob)]).describe('Globs of the files that it is about'),
          rules: ruleSeverities.describe('As `rules`, for findings in these files'),
        }),
      )
      .optional()
      .describe(
        'Other severities for some files; the last that fits counts, and each before `rules` of its file',
      ),
    baseline: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The file of findings that are known, which `check` leaves out: relative to the folder of this configuration and ' +
          'inside the repository ([baseline.md](baseline.md))',
      ),
    names: names
      .optional()
      .describe(
        "What the library calls its things, where they have other names than the framework's. Folders have none that " +
          'matters: declarations are found wherever they stand',
      ),
    standardAliases: z
      .record(stepType, z.record(z.string().startsWith('properties.'), z.array(alias)))
      .optional()
      .describe(
        'The aliases that outputs have where no peer says otherwise, by step type and property path. ' +
          'They stand for the built-in ones of the same path; an empty list means none',
      ),
    internalOutputs: z
      .record(containerPath, z.string().min(1).nullable())
      .optional()
      .describe(
        'Container paths that are no data flow, each with what it is ("where the trainer keeps its caches"); ' +
          'null says that a built-in one is data flow after all',
      ),
    requireReason: z
      .boolean()
      .optional()
      .describe(
        'Whether comments that suppress findings have to say why: without a reason they are findings of suppression/missing-reason; default: `false`',
      ),
    sourceScoring: z
      .enum(['bonus', 'penalty'])
      .optional()
      .describe(
        'How the framework scores the compatible sources of a dependency: "bonus" as libraries of Python modules do, ' +
          '"penalty" as those of YAML interfaces do (a step that is not among them loses 0.1); default: by the language',
      ),
  })
  .describe('The configuration of stepalign');

export type Config = z.infer<typeof configSchema>;
