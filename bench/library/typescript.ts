/** The builder of a step in TypeScript. */
import type { StepModel } from '../../test/support/drifting-library.ts';
import type { Files } from '../../test/support/library.ts';

const SDK_OBJECT = {
  Training: { method: 'createEstimator', step: 'TrainingStep', argument: 'estimator' },
  Processing: { method: 'createProcessor', step: 'ProcessingStep', argument: 'processor' },
} as const;

/** @returns the builder, by path beside the contract's folder */
export function typescriptCompanions({ name, kind, hasCheckpointVariable }: StepModel): Files {
  const lower = name.toLowerCase();
  const { method, step, argument } = SDK_OBJECT[kind];
  const checkpoints = hasCheckpointVariable
    ? '\n      checkpointS3Uri: this.config.checkpointS3Uri,\n      checkpointConfig: this.checkpointConfig(),'
    : '';
  const text = `import { StepBuilderBase, ${step}, type Locations, type StepConfig } from 'framework';
import { ${lower}Spec } from '../specs/${lower}.js';

export interface ${name}Config extends StepConfig {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly volumeSize: number;
  readonly checkpointS3Uri?: string;
}

/** Turns a ${name}Config into a ${kind.toLowerCase()} step. */
export class ${name}StepBuilder extends StepBuilderBase<${name}Config> {
  constructor(config: ${name}Config) {
    super({ config, spec: ${lower}Spec });
  }

  validateConfiguration(): void {
    for (const field of ['instanceType', 'instanceCount', 'volumeSize'] as const) {
      if (this.config[field] === undefined) throw new Error(\`${name}Config lacks \${field}\`);
    }
  }

  getInputs(inputs: Locations) {
    return this.inputsOf(this.contract.expectedInputPaths, inputs);
  }

  getOutputs(given: Locations) {
    const base = this.config.pipelineLocation;
    return Object.entries(this.contract.expectedOutputPaths).map(([name, path]) => ({
      name,
      path,
      destination: given[name] ?? \`\${base}/${lower}/\${name}\`,
    }));
  }

  ${method}() {
    return this.sdk.${argument}({
      role: this.role,
      instanceType: this.config.instanceType,
      instanceCount: this.config.instanceCount,${checkpoints}
      environment: this.getEnvironmentVariables(),
    });
  }

  createStep(dependencies: readonly ${step}[] = []) {
    return new ${step}({
      name: this.getStepName(),
      ${argument}: this.${method}(),
      inputs: this.getInputs(this.inputsFrom(dependencies)),
      dependsOn: dependencies,
    });
  }
}
`;
  return { [`lib/builders/${lower}.ts`]: text };
}
