/** A baseline as text: read with what is wrong with it, and written so that a change of it is small. */
import { posix } from 'node:path';
import { visibleJson } from '../../reporters/visible.ts';
import { entriesOf } from '../../results/known.ts';
import type { KnownEntry } from '../../results/known.ts';
import { fileProblem } from '../../workspace/problem.ts';
import type { FileProblem } from '../../workspace/problem.ts';
import { relativePath } from '../../workspace/paths.ts';
import type { KeyPath, TextPlace } from '../config/parse.ts';
import type { BaselineContent } from './schema.ts';

/**
 * @param file absolute path, with `/`
 * @param folder what paths in it are relative to
 * @returns the entries, or what keeps it from being a baseline
 */
export async function readBaselineText(
  text: string,
  file: string,
  folder: string,
): Promise<readonly KnownEntry[] | FileProblem> {
  const wrong = (why: string, place: TextPlace | null = null): FileProblem => ({
    ...fileProblem(file, `${why}; all findings are reported, and --update-baseline writes it anew`),
    line: place?.line ?? null,
    column: place?.column ?? null,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { place, message } = await syntaxErrorIn(text);
    return wrong(`it is damaged, no JSON: ${message}`, place);
  }
  const { baselineSchema, BASELINE_VERSION } = await import('./schema.ts');
  const { baseline, version } = (value ?? {}) as Record<string, unknown>;
  if (baseline !== 'stepalign')
    return { ...wrong(''), reason: 'it is no baseline of stepalign; all findings are reported' };
  if (typeof version === 'number' && version !== BASELINE_VERSION)
    return wrong(
      `it is a baseline of version ${version}, and this stepalign reads version ${BASELINE_VERSION}`,
    );
  const parsed = baselineSchema.safeParse(value);
  if (parsed.success)
    return parsed.data.findings.map(
      ({ file: path, rule, step = null, declaration = null, port = null, key = null, count = 1 }) => ({
        file: posix.resolve(folder, path),
        rule,
        step,
        declaration,
        port,
        key,
        count,
      }),
    );
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  return wrong(
    `it is damaged: ${path.map(String).join(' › ')}: ${issue?.message ?? ''}`,
    await placeIn(text, path),
  );
}

/** What tells what is wrong, and where, is loaded where something is. */
async function syntaxErrorIn(text: string): Promise<{ place: TextPlace | null; message: string }> {
  const { ConfigSyntaxError, parseConfig } = await import('../config/parse.ts');
  try {
    parseConfig(text, 'JSON');
  } catch (error) {
    if (error instanceof ConfigSyntaxError) return error;
    throw error;
  }
  return { place: null, message: '' };
}

async function placeIn(text: string, path: KeyPath): Promise<TextPlace | null> {
  return (await import('../config/parse.ts')).parseConfig(text, 'JSON').placeOf(path);
}

/** The same for the same findings, in whatever order they come. @param folder what paths in it are relative to */
export function baselineText(found: Parameters<typeof entriesOf>[0], folder: string): string {
  const findings = entriesOf(found.map((each) => ({ ...each, file: relativePath(folder, each.file) }))).map(
    ({ count, ...entry }): BaselineContent['findings'][number] => ({
      ...(withoutNulls(entry) as Pick<BaselineContent['findings'][number], 'file' | 'rule'>),
      ...(count === 1 ? {} : { count }),
    }),
  );
  const content: BaselineContent = { baseline: 'stepalign', version: 1, findings };
  return `${visibleJson(content)}\n`;
}

function withoutNulls(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
}
