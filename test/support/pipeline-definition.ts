/** Definitions of pipelines, as the service takes them. */

/** A definition of these steps, as the text of a library's one file. */
export function definition(steps: readonly object[], rest: object = {}): Readonly<Record<string, string>> {
  return { 'pipeline.json': JSON.stringify({ Version: '2020-12-01', ...rest, Steps: steps }) };
}

export function get(text: string): object {
  return { Get: text };
}

/** A step whose arguments hold these references. */
export function step(
  Name: string,
  Type: string,
  references: readonly string[] = [],
  rest: object = {},
): object {
  return { Name, Type, Arguments: { Tags: references.map(get) }, ...rest };
}

/** A processing step with these outputs. */
export function processing(Name: string, outputs: readonly string[], rest: object = {}): object {
  return {
    Name,
    Type: 'Processing',
    Arguments: { ProcessingOutputConfig: { Outputs: outputs.map((OutputName) => ({ OutputName })) } },
    ...rest,
  };
}

export function condition(
  Name: string,
  ifSteps: readonly object[],
  elseSteps: readonly object[] = [],
): object {
  return { Name, Type: 'Condition', Arguments: { Conditions: [], IfSteps: ifSteps, ElseSteps: elseSteps } };
}
