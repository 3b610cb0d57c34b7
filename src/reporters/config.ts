/** The settings that are in force as text. */
import type { ConfigResult } from '../results/config.ts';
import { pathText } from './text.ts';
import { visible } from './visible.ts';

/** A line for each value, with the file that it comes from. @param cwd what files are named from */
export function configText({ root, files, settings }: ConfigResult, cwd: string): string {
  const rows = settings.map(({ setting, value, from }) => ({
    name: visible(setting.join(' › ')),
    value: value === null ? (NOTHING[setting[0] ?? ''] ?? 'null') : visible(JSON.stringify(value)),
    from: from === null ? 'built in' : pathText(cwd, from),
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const made =
    files.length === 0
      ? 'no configuration: all is as it is built in'
      : files.map((file) => pathText(cwd, file)).join(', which extends or stands before ');
  return [
    `${pathText(cwd, root)}: ${made}`,
    ...rows.map(({ name, value, from }) => `${name.padEnd(width)}  ${value}  (${from})`),
    '',
  ].join('\n');
}

/** What holds where nothing is said. */
const NOTHING: Readonly<Record<string, string>> = {
  include: 'all files',
  exclude: 'no files',
  baseline: 'no findings are known',
  sourceScoring: 'by the language',
  internalOutputs: 'data flow',
};

/** The same for programs, files as seen from the working directory. */
export function configJson({ root, files, settings }: ConfigResult, cwd: string): object {
  return {
    version: 1,
    root: pathText(cwd, root),
    files: files.map((file) => pathText(cwd, file)),
    settings: settings.map(({ setting, value, from }) => ({
      setting,
      value,
      from: from === null ? null : pathText(cwd, from),
    })),
  };
}
