/** The formats of reports, each loaded when somebody asks for it. */
import type { Format } from './reporter.ts';

export const formats = {
  text: {
    describe: 'each finding with its line of source',
    isForPeople: true,
    load: async () => (await import('./text.ts')).textReporter,
  },
  concise: {
    describe: 'each finding on one line',
    isForPeople: true,
    load: async () => (await import('./concise.ts')).conciseReporter,
  },
  json: {
    describe: 'all there is, for scripts',
    isForPeople: false,
    load: async () => (await import('./json.ts')).jsonReporter,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
