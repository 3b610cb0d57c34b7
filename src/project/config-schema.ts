/** What stepalign.config.json may hold. */
import { z } from 'zod';
import { stepKindOf } from '../sagemaker/step-kinds.ts';

const containerPath = z
  .string()
  .regex(/^\/./, 'a container path begins with /')
  .describe('A container path: itself and everything below it');

const stepType = z
  .string()
  .refine((name) => stepKindOf(name) !== null, 'SageMaker has no such step type')
  .describe('A SageMaker step type, as a registry names it: Training, Processing, CreateModel …');

const alias = z.string().regex(/^[A-Za-z0-9_-]+$/, 'an alias has only the characters A-Z a-z 0-9 _ -');

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema'),
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
