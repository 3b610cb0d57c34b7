/** YAML files of other purposes: deployments, workflows, tables of settings. */
import type { Chooser } from './chooser.ts';
import { filled } from './fill.ts';
import { field, fields, noun, sentence, snakeName, verb } from './names.ts';

function dashed(choose: Chooser): string {
  return snakeName(choose).replace('_', '-');
}

function deployment(choose: Chooser): string {
  const name = dashed(choose);
  const variables = fields(choose, choose.between(2, 8)).map(
    (key) => `            - name: ${key.toUpperCase()}\n              value: "${noun(choose)}"\n`,
  );
  return `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
    team: ${noun(choose)}
spec:
  replicas: ${choose.between(1, 9)}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${noun(choose)}/${name}:${choose.between(1, 9)}.${choose.between(0, 40)}.0
          ports:
            - containerPort: ${choose.between(3_000, 9_000)}
          env:
${variables.join('')}          resources:
            requests:
              cpu: ${choose.between(1, 9)}00m
              memory: ${choose.between(1, 8)}Gi
`;
}

function job(choose: Chooser): string {
  const steps = Array.from(
    { length: choose.between(2, 6) },
    () =>
      `      - name: ${verb(choose)} the ${noun(choose)}\n        run: npm run ${verb(choose)} -- --${field(choose)} ${choose.between(1, 99)}\n`,
  );
  return `  ${dashed(choose)}-${choose.between(1, 999)}:
    runs-on: ubuntu-latest
    timeout-minutes: ${choose.between(5, 60)}
    steps:
      - uses: actions/checkout@v4
${steps.join('')}`;
}

function workflow(choose: Chooser, size: number, extra: string): string {
  const head = `name: ${verb(choose)} ${noun(choose)}\n${extra}on:\n  push:\n    branches: [main]\njobs:\n`;
  return filled(head, size, () => job(choose));
}

function deployments(choose: Chooser, size: number, extra: string): string {
  return filled(`# ${sentence(choose)}\n${extra}`, size, () => deployment(choose));
}

function settings(choose: Chooser, size: number, extra: string): string {
  return filled(`# ${sentence(choose)}\n${extra}`, size, (at) => {
    const entries = fields(choose, choose.between(3, 9)).map(
      (key) =>
        `  ${key}: ${choose.one([String(choose.between(0, 5_000)), dashed(choose), `"${sentence(choose)}"`, `[${noun(choose)}, ${noun(choose)}]`])}\n`,
    );
    return `${snakeName(choose)}_${at}:\n${entries.join('')}`;
  });
}

/** A file of about this many characters. */
export function yamlSource(choose: Chooser, size: number, extra: string): string {
  return choose.one([deployments, workflow, settings])(choose, size, extra);
}
