/** What a configuration may hold: from it come the checks, docs/config.schema.json and the table of docs/config.md. */
import { z } from 'zod';
import { STEP_KIND_NAMES, stepKindOf } from '../../sagemaker/step-kinds.ts';
import { didYouMean } from '../../rules/did-you-mean.ts';
import { namesSchema } from './schema-names.ts';
import { glob, ruleSeverities } from './schema-rules.ts';

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

const ownStepType = z
  .string()
  .min(1)
  .refine((name) => stepKindOf(name) === null, {
    error: () => 'SageMaker has a step type of that name itself: one of your own has another name',
  })
  .describe("A step type of the library's own, as its registry names it, with or without Step at its end");

const alias = z.string().regex(/^[A-Za-z0-9_-]+$/, 'an alias has only the characters A-Z a-z 0-9 _ -');

const configFile = z
  .string()
  .min(1)
  .describe('A .json, .yaml, .yml or .toml file, relative to the folder of this one');

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
    names: namesSchema
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
    stepTypes: z
      .record(ownStepType, stepType)
      .optional()
      .describe(
        'Step types that the library has beside SageMaker\'s, each with the one that it makes: `{ "TunedTraining": "Training" }`',
      ),
    requireReason: z
      .boolean()
      .optional()
      .describe(
        'Whether comments that suppress findings have to say why: without a reason they are findings of suppression/missing-reason; default: `false`',
      ),
    sagemaker: z
      .strictObject({
        sdk: z
          .union([z.literal(2), z.literal(3)])
          .optional()
          .describe(
            'The major version of the SageMaker Python SDK that pipelines are made with; default: what the requirements of the repository ask for, or else either',
          ),
      })
      .optional()
      .describe('What of SageMaker the repository works with'),
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
