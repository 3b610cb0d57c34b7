/** What a configuration may hold: from it come the checks, docs/config.schema.json and the table of docs/config.md. */
import { z } from 'zod';
import { STEP_KIND_NAMES, stepKindOf } from '../../sagemaker/step-kinds.ts';
import { didYouMean } from '../did-you-mean.ts';

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
