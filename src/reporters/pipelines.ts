/** The pipelines that a run looked at: in one line, or with what isn't known of them. */
import type { ReportedPipeline } from '../results/report.ts';
import { count } from './summary.ts';
import { pathText } from './text.ts';
import { visible } from './visible.ts';

/** More open names of a run are counted, not listed; JSON has them all. */
const MOST_OPEN = 100;

/** `2 pipelines: 12 steps, 30 references; 3 names open (--verbose lists them)`; nothing where there are none. */
export function pipelinesLine(pipelines: readonly ReportedPipeline[]): string {
  if (pipelines.length === 0) return '';
  const open = sum(pipelines.map((each) => each.open.length));
  const hint = open === 0 ? '' : `; ${count(open, 'name')} open (--verbose lists them)`;
  return `${count(pipelines.length, 'pipeline')}: ${countsOf(pipelines)}${hint}\n`;
}

/** Each with what isn't known of it, a line for a name. */
export function pipelinesText(pipelines: readonly ReportedPipeline[], cwd: string): string {
  let room = MOST_OPEN;
  const lines = pipelines.flatMap((pipeline) => {
    const { file, name, open } = pipeline;
    const shown = open.slice(0, room);
    room -= shown.length;
    const called = name === null ? '' : ` ${visible(name)}`;
    return [
      `pipeline${called} in ${pathText(cwd, file)}: ${countsOf([pipeline])}, ${count(open.length, 'name')} open`,
      ...shown.map(
        (each) =>
          `  ${pathText(cwd, each.file)}:${each.line}:${each.column}: ${visible(each.what)} isn't known: ${visible(each.why)}`,
      ),
      ...(shown.length < open.length ? [`  and ${open.length - shown.length} more`] : []),
    ];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function countsOf(pipelines: readonly ReportedPipeline[]): string {
  const steps = sum(pipelines.map((each) => each.steps));
  const references = sum(pipelines.map((each) => each.references));
  return `${count(steps, 'step')}, ${count(references, 'reference')}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
