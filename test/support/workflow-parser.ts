/** GitHub's own parser of actions and workflows. It imports JSON in a way that Node leaves to bundlers. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { makeFolder } from './library.ts';
import { PROJECT } from './project.ts';

type Parser = Pick<typeof import('@actions/workflow-parser/actions/index'), 'parseAction'> &
  Pick<typeof import('@actions/workflow-parser'), 'parseWorkflow' | 'NoOperationTraceWriter'>;

const ENTRY = `
export { parseAction } from '@actions/workflow-parser/actions/index';
export { parseWorkflow, NoOperationTraceWriter } from '@actions/workflow-parser';
`;

/** What the parser says is wrong with an action, or with a workflow. */
export async function actionErrors(text: string): Promise<string[]> {
  const { parseAction, NoOperationTraceWriter } = await loadParser();
  const { context } = parseAction({ name: 'action.yml', content: text }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

export async function workflowErrors(text: string): Promise<string[]> {
  const { parseWorkflow, NoOperationTraceWriter } = await loadParser();
  const { context } = parseWorkflow({ name: 'workflow.yml', content: text }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

let loaded: Promise<Parser> | null = null;

function loadParser(): Promise<Parser> {
  loaded ??= bundled();
  return loaded;
}

async function bundled(): Promise<Parser> {
  const folder = makeFolder();
  const input = join(folder, 'entry.js');
  writeFileSync(input, ENTRY);
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { modules: [join(PROJECT, 'node_modules')] },
    logLevel: 'silent',
  });
  const file = join(folder, 'parser.mjs');
  await bundle.write({ file });
  await bundle.close();
  return (await import(file)) as Parser;
}
