/** `stepalign config [paths]` and `stepalign init [path]` */
import { configJson, configText } from '../../reporters/config.ts';
import { count } from '../../reporters/summary.ts';
import { pathText } from '../../reporters/text.ts';
import { visibleJson } from '../../reporters/visible.ts';
import { configOf } from '../../run/config.ts';
import { init } from '../../run/init.ts';
import { locatedPaths } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ConfigArguments } from '../options.ts';
import { print } from '../terminal.ts';

/** Prints which settings are in force, and from where each comes. */
export async function printConfig({ paths, config, format }: ConfigArguments): Promise<ExitCode> {
  const located = locatedPaths(paths);
  const result = await configOf({ ...located, ...(config === undefined ? {} : { config }) });
  print(
    process.stdout,
    format === 'json' ? `${visibleJson(configJson(result, located.cwd))}\n` : configText(result, located.cwd),
  );
  return EXIT.clean;
}

/** Writes a configuration, and says what it would check. */
export async function writeConfig(path: string | undefined): Promise<ExitCode> {
  const located = locatedPaths(path === undefined ? [] : [path]);
  const { file, found, findings, filesRead } = await init(located);
  const rules = new Set(findings.map(({ rule }) => rule)).size;
  print(
    process.stdout,
    [
      `wrote ${pathText(located.cwd, file)}`,
      ...found,
      `\`stepalign check\` reads ${count(filesRead, 'file')} and has ${count(findings.length, 'finding')} of ${count(rules, 'rule')}`,
      '',
    ].join('\n'),
  );
  return EXIT.clean;
}
