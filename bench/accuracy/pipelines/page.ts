/** Writes docs/pipelines-accuracy.md from what runs came to. */
import { table } from '../../table.ts';
import type { PipelineJudgement, PipelineLabel, PipelineRevision } from './judgement.ts';
import type { RevisionRun, Said } from './run.ts';

type Verdicts = ReadonlyMap<string, PipelineLabel>;

interface Row extends PipelineRevision {
  readonly said: Said;
}

/** The same for a finding wherever it is told. */
function keyOf(
  { repository, revision }: PipelineRevision,
  { rule, file, line, message }: Said | PipelineLabel,
): string {
  return JSON.stringify([repository, revision, rule, file, line, message]);
}

function verdictsOf({ labels }: PipelineJudgement): Verdicts {
  return new Map(labels.map((label) => [keyOf(label, label), label]));
}

function rowsOf(runs: readonly RevisionRun[]): Row[] {
  return runs.flatMap(({ repository, revision, findings }) =>
    findings.map((said) => ({ repository, revision, said })),
  );
}

/** Those that nobody has read yet. */
export function unjudged(runs: readonly RevisionRun[], judgement: PipelineJudgement): Row[] {
  const verdicts = verdictsOf(judgement);
  return rowsOf(runs).filter((row) => !verdicts.has(keyOf(row, row.said)));
}

/** @param byHand what people say of how it was read */
export function pipelinesPage(
  runs: readonly RevisionRun[],
  judgement: PipelineJudgement,
  byHand: string,
): string {
  const verdicts = verdictsOf(judgement);
  const rows = rowsOf(runs);
  const rules = [...new Set(rows.map(({ said }) => said.rule))].sort();
  return `# How true findings in pipelines are

Written by \`npm run accuracy:pipelines\`: it checks revisions of public repositories with pipelines, and compares with
labels that people made by reading ([bench/accuracy/pipelines/labels.json](../bench/accuracy/pipelines/labels.json)). A reference
is open where only running the code tells what it refers to: nothing is said of it.

${totals(runs)}

## Findings by rule

${table(
  ['rule', 'findings', 'true', 'false', 'debatable', 'not judged', 'fixes right', 'fixes wrong'],
  [...rules, null].map((rule) => tally(rule, rows, verdicts)),
)}

${byHand}
## Repositories

${table(
  ['repository', 'revision', 'pipelines', 'steps', 'references', 'open references', 'findings'],
  runs.map(revisionRow),
)}
`;
}

function totals(runs: readonly RevisionRun[]): string {
  const withPipelines = new Set(
    runs.filter(({ pipelines }) => pipelines.length > 0).map(({ repository }) => repository),
  ).size;
  const judged = sum(runs.map(referencesOf));
  const open = sum(runs.map(openReferencesOf));
  const share = judged + open === 0 ? 0 : Math.round((judged / (judged + open)) * 1000) / 10;
  const repositories = new Set(runs.map(({ repository }) => repository));
  return `${runs.length} revisions of ${repositories.size} repositories, of which ${withPipelines} have pipelines that were read: ${sum(
    runs.map(({ pipelines }) => pipelines.length),
  )} of them, with ${sum(runs.map(stepsOf))} steps. Of ${judged + open} references ${judged} (${share} %) are judged, the others open.`;
}

/** @param rule null for all of them */
function tally(rule: string | null, rows: readonly Row[], verdicts: Verdicts): string[] {
  const own = rows.filter(({ said }) => rule === null || said.rule === rule);
  const labels = own.map((row) => verdicts.get(keyOf(row, row.said)));
  const count = (wanted: (label: PipelineLabel | undefined) => boolean): string =>
    String(labels.filter(wanted).length);
  return [
    rule === null ? '**all**' : `[${rule}](../src/rules/${rule}.md)`,
    String(own.length),
    count((label) => label?.verdict === 'true'),
    count((label) => label?.verdict === 'false'),
    count((label) => label?.verdict === 'debatable'),
    count((label) => label === undefined),
    count((label) => label?.fix === 'right'),
    count((label) => label?.fix === 'wrong'),
  ];
}

function revisionRow(run: RevisionRun): string[] {
  const { repository, revision, pipelines, findings } = run;
  const counts = [pipelines.length, stepsOf(run), referencesOf(run), openReferencesOf(run), findings.length];
  return [repository, `\`${revision}\``, ...counts.map(String)];
}

function stepsOf({ pipelines }: RevisionRun): number {
  return sum(pipelines.map(({ steps }) => steps));
}

function referencesOf({ pipelines }: RevisionRun): number {
  return sum(pipelines.map(({ references }) => references));
}

function openReferencesOf({ pipelines }: RevisionRun): number {
  return sum(pipelines.map(({ open }) => open.filter(({ what }) => what === 'a reference').length));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
