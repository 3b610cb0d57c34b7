/** What dependencies resolve to, as text for people and as JSON. */
import type { Colors } from 'picocolors/types.js';
import { relativePath } from '../workspace/paths.ts';
import { pathText } from './text.ts';
import { visible } from './visible.ts';
import type { ScoreParts } from '../resolver/compatibility.ts';
import type {
  FilePlace,
  PipelineReport,
  ReportedCandidate,
  ReportedResolution,
  ResolveResult,
} from '../results/resolution.ts';
import { THRESHOLD } from '../resolver/resolve.ts';

export interface ResolutionTextOptions {
  /** Paths are shown as seen from here. */
  readonly cwd: string;
  readonly colors: Colors;
  /** Whether every candidate is shown, and why it has its score. */
  readonly explain: boolean;
}

/** Without an explanation this many candidates are shown. */
export const MAX_CANDIDATES = 3;

const COLUMNS: readonly (readonly [keyof ScoreParts, string])[] = [
  ['type', 'type'],
  ['dataType', 'data'],
  ['name', 'name'],
  ['exactName', 'exact'],
  ['source', 'source'],
  ['keywords', 'words'],
];

/** One dependency with its candidates, ending with a newline. */
export function resolutionText(resolution: ReportedResolution, options: ResolutionTextOptions): string {
  const { cwd, colors, explain } = options;
  const { step, dependency, required, winner, candidates, moreCandidates = 0 } = resolution;
  const shown = explain ? candidates : candidates.slice(0, MAX_CANDIDATES);
  const more = candidates.length - shown.length + moreCandidates;
  const header = ['score', ...COLUMNS.map(([, title]) => title)].map((title) => title.padStart(8)).join('');
  const lines = [
    `${colors.bold(visible(`${step}.${dependency}`))} ${colors.dim(placeOf(resolution, cwd))}`,
    `  ${outcome(winner, required, colors)}`,
    ...(shown.length === 0 ? [] : [colors.dim(`${header}  output`)]),
    ...shown.flatMap((candidate, index) => [
      row(candidate, index === 0 && winner !== null, colors),
      ...(explain ? [colors.dim(`${' '.repeat(10)}${visible(reason(candidate, dependency))}`)] : []),
    ]),
    ...(more > 0 ? [colors.dim(`        and ${more} more`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function outcome(winner: string | null, required: boolean, colors: Colors): string {
  if (winner !== null) return colors.green(`resolves to ${visible(winner)}`);
  const words = `resolves to nothing: no output scores above ${THRESHOLD}`;
  return required ? colors.red(words) : `${words}; it is optional`;
}

function placeOf({ file, line, column }: FilePlace, cwd: string): string {
  return `${pathText(cwd, file)}:${line}:${column}`;
}

function row(candidate: ReportedCandidate, wins: boolean, colors: Colors): string {
  const { score, parts, step, output, matchedName } = candidate;
  const numbers = COLUMNS.map(([part]) => parts[part].toFixed(2).padStart(8)).join('');
  const by = matchedName === output ? '' : colors.dim(` as ${visible(matchedName)}`);
  const name = visible(`${step}.${output}`);
  return `${score.toFixed(2).padStart(8)}${numbers}  ${wins ? colors.bold(name) : name}${by}`;
}

/** Why the names count what they do. */
function reason({ matchedName, similarity }: ReportedCandidate, dependency: string): string {
  const { total, measures } = similarity;
  if (measures === null) return `${matchedName} and ${dependency} are the same name`;
  const { characters, words, meanings, substrings } = measures;
  const terms = [
    `characters ${characters.toFixed(2)} × 0.30`,
    `words ${words.toFixed(2)} × 0.25`,
    `meanings ${meanings.toFixed(2)} × 0.25`,
    `substrings ${substrings.toFixed(2)} × 0.20`,
  ];
  return `${matchedName} is ${total.toFixed(2)} like ${dependency}: ${terms.join(', ')}`;
}

/** A pipeline: its parameters, its steps, and what each of them waits for and takes; ends with a newline. */
export function pipelineText(pipeline: PipelineReport, { cwd, colors }: ResolutionTextOptions): string {
  const { file, name, parameters, steps } = pipeline;
  const called = name === null ? 'pipeline' : `pipeline ${name}`;
  const lines = [
    `${colors.bold(visible(called))} ${colors.dim(pathText(cwd, file))}`,
    ...(parameters.length === 0 ? [] : [`  parameters: ${visible(parameters.join(', '))}`]),
    ...steps.flatMap((step) => [
      `  ${colors.bold(visible(step.step))} ${visible(step.type ?? 'of a type that is not known')} ${colors.dim(placeOf(step, cwd))}`,
      ...(step.branchOf === null ? [] : [`    in a branch of ${visible(step.branchOf)}`]),
      ...step.dependsOn.map((other) => `    depends on ${visible(other)}`),
      ...step.references.map(
        (each) => `    refers to ${visible(each.reference)} ${colors.dim(placeOf(each, cwd))}`,
      ),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as data, paths relative to a folder. */
export function resolutionJson(
  { resolutions, pipelines, unparsable, filesRead }: ResolveResult,
  cwd: string,
): object {
  const located = <T extends { readonly file: string }>(at: T): T => ({
    ...at,
    file: relativePath(cwd, at.file),
  });
  return {
    dependencies: resolutions.map(({ candidates, ...resolution }) => ({
      ...located(resolution),
      candidates: candidates.map(located),
    })),
    pipelines: pipelines.map(({ steps, ...pipeline }) => ({
      ...located(pipeline),
      steps: steps.map(({ references, ...step }) => ({
        ...located(step),
        references: references.map(located),
      })),
    })),
    files: { read: filesRead, unparsable: unparsable.map(located) },
  };
}
