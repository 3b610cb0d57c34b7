/** `stepalign resolve [step]` */
import { MAX_CANDIDATES, pipelineText, resolutionJson, resolutionText } from '../../reporters/resolution.ts';
import { visibleJson } from '../../reporters/visible.ts';
import { resolve } from '../../run/resolve.ts';
import { realFolder } from '../../workspace/paths.ts';
import { colorsFor } from '../colors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ResolveArguments } from '../options.ts';
import { reportUnread } from '../output.ts';
import { startProgress } from '../progress.ts';
import { print } from '../terminal.ts';
import { printTiming, stopwatchFor, timingIn } from '../timing.ts';

/** Prints what the dependencies resolve to; what could not be read on standard error. */
export async function runResolve(args: ResolveArguments): Promise<ExitCode> {
  const cwd = realFolder('.');
  const progress = startProgress(process.stderr);
  const isShort = args.format !== 'json' && !args.explain;
  const options = {
    cwd,
    ...(args.config === undefined ? {} : { config: args.config }),
    allowEmpty: args['allow-empty'],
    ...(args.step === undefined ? {} : { step: [args.step] }),
    ...(isShort ? { candidates: MAX_CANDIDATES } : {}),
    ...stopwatchFor(args),
  };
  const result = await resolve({ ...options, onProgress: progress.onProgress }).finally(progress.stop);
  const exitCode = reportUnread(result.unparsable, cwd, args.color);
  if (args.format === 'json') {
    const report = { ...resolutionJson(result, cwd), ...timingIn(options.stopwatch, cwd) };
    print(process.stdout, `${visibleJson(report)}\n`);
  } else {
    const colors = colorsFor(process.stdout, args.color);
    const shown = { cwd, colors, explain: args.explain };
    const texts = [
      ...result.resolutions.map((each) => resolutionText(each, shown)),
      ...result.pipelines.map((each) => pipelineText(each, shown)),
    ];
    print(process.stdout, texts.join('\n'));
    print(process.stderr, summary(result.resolutions.map(({ winner }) => winner !== null)));
    printTiming(options.stopwatch, cwd);
  }
  return exitCode;
}

function summary(resolved: readonly boolean[]): string {
  return `${resolved.filter(Boolean).length} of ${resolved.length} dependencies resolve\n`;
}
