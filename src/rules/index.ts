/** Every rule, in the order in which findings at the same place are reported; those about suppressions come last. */
import { aliasConflictRule } from './alias/conflict.ts';
import { lostNameRule } from './alias/lost-name.ts';
import { missingStandardRule } from './alias/missing-standard.ts';
import { checkpointNotConfiguredRule } from './builder/checkpoint-not-configured.ts';
import { checkpointPathWithoutUriRule } from './builder/checkpoint-path-without-uri.ts';
import { configEnvDroppedRule } from './builder/config-env-dropped.ts';
import { envNotPassedRule } from './builder/env-not-passed.ts';
import { missingMethodRule } from './builder/missing-method.ts';
import { registeredNameRule } from './builder/registered-name.ts';
import { unreadConfigFieldRule } from './builder/unread-config-field.ts';
import { cycleRule } from './dependency/cycle.ts';
import { dataTypeRule } from './dependency/data-type.ts';
import { noProducerRule } from './dependency/no-producer.ts';
import { sharedOutputRule } from './dependency/shared-output.ts';
import { unknownDirectInputRule } from './dependency/unknown-direct-input.ts';
import { unknownSourceRule } from './dependency/unknown-source.ts';
import { invalidContainerPathRule } from './contract/invalid-container-path.ts';
import { internalOutputRule } from './contract/internal-output.ts';
import { undeclaredInputRule } from './contract/undeclared-input.ts';
import { undeclaredOutputRule } from './contract/undeclared-output.ts';
import { pathRules } from './property-path/index.ts';
import { prefixUsedAsObjectRule } from './property-path/prefix-used-as-object.ts';
import { pipelineCycleRule } from './pipeline/cycle.ts';
import { duplicateStepRule } from './pipeline/duplicate-step.ts';
import { literalUriRule } from './pipeline/literal-uri.ts';
import { misplacedArgumentRule } from './pipeline/misplaced-argument.ts';
import { modelStepSuffixRule } from './pipeline/model-step-suffix.ts';
import { quotedReferenceRule } from './pipeline/quoted-reference.ts';
import { unknownParameterRule } from './pipeline/unknown-parameter.ts';
import { unknownPropertyFileRule } from './pipeline/unknown-property-file.ts';
import { unknownStepRule } from './pipeline/unknown-step.ts';
import { unknownVariableRule } from './pipeline/unknown-variable.ts';
import type { Rule } from './rule.ts';
import { argumentMismatchRule } from './script/argument-mismatch.ts';
import { envDefaultRule } from './script/env-default.ts';
import { hardCodedCheckpointRule } from './script/hard-coded-checkpoint.ts';
import { optionalEnvRule } from './script/optional-env.ts';
import { trainingEnvInProcessingRule } from './script/training-env-in-processing.ts';
import { undeclaredEnvRule } from './script/undeclared-env.ts';
import { undeclaredPathRule } from './script/undeclared-path.ts';
import { unusedEnvRule } from './script/unused-env.ts';
import { misspelledNameRule } from './script/misspelled-name.ts';
import { otherNameRule } from './script/other-name.ts';
import { otherPathRule } from './script/other-path.ts';
import { unforwardedNameRule } from './script/unforwarded-name.ts';
import { unusedPathRule } from './script/unused-path.ts';
import { malformedRule } from './suppression/malformed.ts';
import { missingReasonRule } from './suppression/missing-reason.ts';
import { unknownNameRule } from './suppression/unknown-rule.ts';
import { unusedRule } from './suppression/unused.ts';
import { duplicateOutputRule } from './spec/duplicate-output.ts';
import { duplicateStepTypeRule } from './spec/duplicate-step-type.ts';
import { missingContractRule } from './spec/missing-contract.ts';
import { missingEntryPointRule } from './spec/missing-entry-point.ts';
import { nodeTypeRule } from './spec/node-type.ts';
import { unlinkedRule } from './spec/unlinked.ts';
import { unmatchedPortRule } from './spec/unmatched-port.ts';

/** Those whose drift can be suppressed. */
const suppressible: readonly Rule[] = [
  internalOutputRule,
  undeclaredOutputRule,
  undeclaredInputRule,
  invalidContainerPathRule,
  unmatchedPortRule,
  nodeTypeRule,
  missingContractRule,
  duplicateStepTypeRule,
  duplicateOutputRule,
  unlinkedRule,
  missingEntryPointRule,
  ...pathRules,
  prefixUsedAsObjectRule,
  aliasConflictRule,
  lostNameRule,
  missingStandardRule,
  missingMethodRule,
  registeredNameRule,
  checkpointNotConfiguredRule,
  checkpointPathWithoutUriRule,
  envNotPassedRule,
  configEnvDroppedRule,
  unreadConfigFieldRule,
  hardCodedCheckpointRule,
  trainingEnvInProcessingRule,
  undeclaredEnvRule,
  optionalEnvRule,
  unusedEnvRule,
  envDefaultRule,
  undeclaredPathRule,
  unusedPathRule,
  otherNameRule,
  otherPathRule,
  misspelledNameRule,
  unforwardedNameRule,
  argumentMismatchRule,
  noProducerRule,
  cycleRule,
  dataTypeRule,
  unknownSourceRule,
  sharedOutputRule,
  unknownDirectInputRule,
  unknownStepRule,
  duplicateStepRule,
  pipelineCycleRule,
  unknownParameterRule,
  unknownVariableRule,
  unknownPropertyFileRule,
  modelStepSuffixRule,
  quotedReferenceRule,
  misplacedArgumentRule,
  literalUriRule,
];

export const unusedSuppressionRule = unusedRule(suppressible);

export const rules: readonly Rule[] = [
  ...suppressible,
  unusedSuppressionRule,
  missingReasonRule,
  unknownNameRule(suppressible),
  malformedRule,
];
