/** `stepalign resolve [step]` */
import { resolutionJson, resolutionText } from '../../reporters/resolution.ts';
import { resolve } from '../../run/resolve.ts';
import { realFolder } from '../../workspace/paths.ts';
import type { ExitCode } from '../exit-codes.ts';
import { reportUnread } from '../output.ts';
import { startProgress } from '../progress.ts';
import { colorsFor, print } from '../terminal.ts';

export const resolveOptions = {
  explain: {
    type: 'boolean',
    default: false,
    describe: 'Show every candidate, and why its name counts so much',
  },
} as const;

export interface ResolveArguments {
  readonly step: string | undefined;
  readonly explain: boolean;
  readonly format: 'text' | 'json';
  readonly color: boolean | undefined;
}

/** Prints what the dependencies resolve to; what could not be read on standard error. */
export async function runResolve(args: ResolveArguments): Promise<ExitCode> {
  const cwd = realFolder('.');
  const progress = await startProgress(process.stderr);
  const step = args.step === undefined ? {} : { step: [args.step] };
  const result = await resolve({ cwd, ...step, onProgress: progress.onProgress }).finally(progress.stop);
  const exitCode = reportUnread(result.unparsable, cwd, args.color);
  if (args.format === 'json') {
    print(process.stdout, `${JSON.stringify(resolutionJson(result, cwd), null, 2)}\n`);
  } else {
    const colors = colorsFor(process.stdout, args.color);
    const texts = result.resolutions.map((each) =>
      resolutionText(each, { cwd, colors, explain: args.explain }),
    );
    print(process.stdout, texts.join('\n'));
    print(process.stderr, summary(result.resolutions.map(({ winner }) => winner !== null)));
  }
  return exitCode;
}

function summary(resolved: readonly boolean[]): string {
  return `${resolved.filter(Boolean).length} of ${resolved.length} dependencies resolve\n`;
}
