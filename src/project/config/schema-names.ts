/** What a configuration may say of what the library calls its things. */
import { z } from 'zod';
import { FIELD_NAMES, MAIN_PARAMETERS, METHOD_NAMES } from '../../library/conventions/given-names.ts';

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

const methodName = z
  .string()
  .regex(/^_*[a-z][a-z0-9_]*$/, 'a method is written in snake_case here: it stands for the same in camelCase')
  .describe('What the library has instead');

const parameterName = z
  .string()
  .regex(/^[a-z_][a-z0-9_]*$/, 'a parameter is written in snake_case')
  .describe('What the library has instead');

const interfaceEnding = z
  .string()
  .regex(
    /^(?:\.[A-Za-z0-9_-]+)+\.ya?ml$/,
    'it has to be a part of its own and .yaml or .yml, as in .step.yaml: other YAML files are no interfaces',
  )
  .describe('How the names of interfaces end: .step.yaml');

export const namesSchema = z.strictObject({
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
  methods: z
    .partialRecord(z.enum(METHOD_NAMES), methodName)
    .optional()
    .describe(
      "By the framework's name the library's own name of a method of builders, in snake_case, as its messages are to show it: " +
        '`{ "get_inputs": "_collect_inputs" }`',
    ),
  configClasses: z
    .array(pattern)
    .min(1)
    .optional()
    .describe(
      "Classes of builders' configurations; default: `*Config`, `*ConfigBase`, `*Configuration`, `*ConfigurationBase`. " +
        "Before the first ending stands the builder's step",
    ),
  mainParameters: z
    .partialRecord(z.enum(MAIN_PARAMETERS), parameterName)
    .optional()
    .describe(
      'By the framework\'s name the library\'s own name of a parameter of a script\'s `main`: `{ "input_paths": "sources" }`',
    ),
  interfaceEndings: z
    .array(interfaceEnding)
    .min(1)
    .optional()
    .describe('How the names of step interfaces end; default: `.step.yaml`, `.step.yml`'),
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
