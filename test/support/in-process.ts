/** What `--format json` prints, without starting the program: for tests of what is found, not of the command line. */
import { check, fix } from '../../src/api.ts';
import type { CheckResult } from '../../src/api.ts';
import { jsonReport } from '../../src/reporters/json.ts';
import type { JsonReport } from '../../src/reporters/json.ts';

type Options = Parameters<typeof fix>[0] & { readonly cwd: string };

/** The report of `stepalign check` in a folder. */
export async function checkJson(options: Options): Promise<JsonReport> {
  return jsonOf(await check(options), options);
}

/** The report of `stepalign fix` in a folder. */
export async function fixJson(options: Options): Promise<JsonReport> {
  return jsonOf(await fix(options), options);
}

/** As it comes out of a text: what isn't plain data shows. */
function jsonOf(result: CheckResult, { cwd }: Options): JsonReport {
  const report = jsonReport(result, { cwd, version: '', exitCode: 0, withText: false });
  return JSON.parse(JSON.stringify(report)) as JsonReport;
}
