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
  statistics: {
    describe: 'how often each rule has found something',
    isForPeople: true,
    load: async () => (await import('./statistics.ts')).statisticsReporter,
  },
  json: {
    describe: 'all there is, for scripts',
    isForPeople: false,
    load: async () => (await import('./json.ts')).jsonReporter,
  },
  sarif: {
    describe: 'SARIF 2.1.0 with fixes, for code scanning and editors',
    isForPeople: false,
    wantsPages: true,
    load: async () => (await import('./sarif.ts')).sarifReporter,
  },
  github: {
    describe: 'annotations of a GitHub workflow',
    isForPeople: false,
    load: async () => (await import('./github.ts')).githubReporter,
  },
  gitlab: {
    describe: "GitLab's code quality",
    isForPeople: false,
    load: async () => (await import('./gitlab.ts')).gitlabReporter,
  },
  junit: {
    describe: 'test results in XML',
    isForPeople: false,
    load: async () => (await import('./junit.ts')).junitReporter,
  },
  markdown: {
    describe: 'a comment in a pull request',
    isForPeople: false,
    load: async () => (await import('./markdown.ts')).markdownReporter,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
