/** A library of steps in Python, by their ports. */

export interface StepPorts {
  readonly dependencies?: readonly string[];
  readonly outputs?: readonly string[];
}

/** A library of steps by name; ports are the arguments of their specs. */
export function libraryOfSteps(steps: Readonly<Record<string, StepPorts>>): string {
  const names = Object.keys(steps);
  const registry = names.map((name) => `"${name}": {"sagemaker_step_type": "Processing"}`).join(', ');
  const specs = Object.entries(steps).map(
    ([name, { dependencies = [], outputs = [] }]) => `${name.toUpperCase()} = StepSpecification(
    step_type="${name}",
    dependencies=[${dependencies.map((each) => `DependencySpec(${each})`).join(', ')}],
    outputs=[${outputs.map((each) => `OutputSpec(${each})`).join(', ')}],
)
`,
  );
  return `STEP_NAMES = {${registry}}\n\n${specs.join('\n')}`;
}
