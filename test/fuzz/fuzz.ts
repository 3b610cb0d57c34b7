/** Runs every fix over mutated sources, and looks at what comes out without the product's own proofs. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { structuredPatch } from 'diff';
import type { Edit } from '../../src/edits/edit.ts';
import { globSync } from 'tinyglobby';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { loadLanguage, languageNameOf } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import type { LanguageName } from '../../src/source/syntax.ts';
import { rules } from '../../src/rules/index.ts';
import { runPasses } from '../../src/engine/passes.ts';
import type { PassesResult } from '../../src/engine/passes.ts';
import { stages } from '../../src/project/transforms.ts';
import { decodeText } from '../../src/workspace/decode.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { PROJECT } from '../support/project.ts';
import { askPython } from './python.ts';
import { mutate } from './mutate.ts';

/** No source takes longer. */
const LIMIT_MS = 2000;

export interface FuzzReport {
  readonly sources: number;
  /** By language: how many were made, could be decoded, could be parsed and were changed. */
  readonly counts: Readonly<Record<string, { made: number; text: number; parsed: number; changed: number }>>;
  /** What is wrong, with the seed that shows it again. */
  readonly failures: readonly string[];
  /** Fixes that failed a proof and were taken back. */
  readonly takenBack: readonly string[];
  /** Python sources that stepalign's parser takes and Python's doesn't, by what Python says. */
  readonly disagreements: ReadonlyMap<string, number>;
  readonly hasPython: boolean;
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
}

interface Input {
  readonly path: string;
  readonly text: string;
}

/** Every source of the fixtures and of the example library, a language after the other. */
export function inputs(): readonly (readonly Input[])[] {
  const files = [
    ...globSync('__testfixtures__/*/*.{input,unchanged}.*', { cwd: PROJECT }),
    ...globSync('examples/step-library/**/*.{py,ts,yaml}', { cwd: PROJECT }),
  ].sort();
  const named = (name: LanguageName): Input[] =>
    files
      .map((file) => ({
        path: `/library/source${file.endsWith('.yaml') ? '.step' : ''}${extname(file)}`,
        text: readFileSync(join(PROJECT, file), 'utf8'),
      }))
      .filter(({ path }) => languageNameOf(path) === name);
  return [named('python'), named('typescript'), named('yaml')];
}

/** What `fix --review` does to the one source. */
function plan(
  { path, text }: Input,
  languages: ReadonlyMap<LanguageName, Language>,
): PassesResult & { readonly parses: boolean } {
  const name = languageNameOf(path);
  const language = name === null ? undefined : languages.get(name);
  if (language === undefined) throw new Error(`no language reads ${path}`);
  const module = language.read({ path, text });
  const tree = { modules: Modules.of([module]), languages, documents: NO_DOCUMENTS };
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: () => 'source' };
  return { ...runPasses(tree, stages, filter, () => true), parses: module.problems.length === 0 };
}

/** Whether anything differs but what the edits replace; their places are those of the source that was read. */
function changesElsewhere(before: string, after: string, { fixed }: PassesResult): boolean {
  const edits = fixed
    .flatMap(({ fix }) => fix?.edits ?? [])
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const isStacked = edits.some(({ range }, at) => range.start <= (edits[at - 1]?.range.end ?? -1));
  if (isStacked) return !touchesAllHunks(before, after, edits);
  let expected = '';
  let at = 0;
  for (const { range, text } of edits) {
    expected += before.slice(at, range.start) + text;
    at = range.end;
  }
  return expected + before.slice(at) !== after;
}

/** Where one pass changed what another one wrote: each line that differs is near one that an edit touches. */
function touchesAllHunks(before: string, after: string, edits: readonly Edit[]): boolean {
  const NEAR = 3;
  const lineAt = (offset: number): number => before.slice(0, offset).split('\n').length;
  const touched = edits.map(({ range }) => [lineAt(range.start) - NEAR, lineAt(range.end) + NEAR] as const);
  return structuredPatch('a', 'b', before, after, '', '', { context: 0 }).hunks.every(
    ({ oldStart, oldLines }) =>
      touched.some(([first, last]) => oldStart <= last && oldStart + Math.max(oldLines, 1) > first),
  );
}

/** @param seed of the first source; each further one has the next */
export async function fuzz(sources: number, seed: number): Promise<FuzzReport> {
  const byLanguage = inputs();
  const languages = new Map<LanguageName, Language>();
  for (const name of ['python', 'typescript', 'yaml'] as const)
    languages.set(name, await loadLanguage(name, VOCABULARY));
  const counts: Record<string, { made: number; text: number; parsed: number; changed: number }> = {};
  const failures: string[] = [];
  const takenBack: string[] = [];
  const python: { seed: number; before: string; after: string }[] = [];
  let slowest = { seed, milliseconds: 0 };
  for (let at = seed; at < seed + sources; at += 1) {
    const group = byLanguage[at % byLanguage.length] ?? [];
    const input = group[Math.floor(at / byLanguage.length) % group.length];
    if (input === undefined) continue;
    const count = (counts[extname(input.path)] ??= { made: 0, text: 0, parsed: 0, changed: 0 });
    count.made += 1;
    const { bytes, operators } = mutate(input.text, at);
    const text = bytes.includes(0) ? null : decodeText(bytes);
    if (text === null) continue;
    count.text += 1;
    const fails = (why: string): void => {
      failures.push(`seed ${at} (${extname(input.path)}: ${operators.join(', ')}): ${why}`);
    };
    if (!Buffer.from(text).equals(bytes)) fails('its bytes are not those that would be written back');
    const began = performance.now();
    let result: ReturnType<typeof plan>;
    try {
      result = plan({ path: input.path, text }, languages);
    } catch (error) {
      fails(error instanceof Error ? (error.stack ?? error.message) : String(error));
      continue;
    }
    const milliseconds = performance.now() - began;
    if (milliseconds > slowest.milliseconds) slowest = { seed: at, milliseconds };
    if (milliseconds > LIMIT_MS) fails(`it took ${Math.round(milliseconds)} ms`);
    if (result.parses) count.parsed += 1;
    const after = result.snapshot.modules.get(input.path)?.text ?? text;
    for (const { finding, refusal } of result.left)
      if (refusal?.includes('was taken back') === true)
        takenBack.push(`seed ${at}: ${finding.rule}: ${refusal}`);
    if (result.parses && extname(input.path) === '.py') python.push({ seed: at, before: text, after });
    if (after === text) continue;
    count.changed += 1;
    if (!result.parses) fails('a file that does not parse was changed');
    if (changesElsewhere(text, after, result)) fails('something changed that no edit touches');
    const again = plan({ path: input.path, text: after }, languages);
    if (!again.parses) fails('the new text does not parse');
    if (again.snapshot.modules.get(input.path)?.text !== after) fails('planned again, it changes anew');
  }
  const asked = compareWithPython(python, failures);
  return { sources, counts, failures, takenBack, slowest, ...asked };
}

function compareWithPython(
  texts: readonly { readonly seed: number; readonly before: string; readonly after: string }[],
  failures: string[],
): Pick<FuzzReport, 'disagreements' | 'hasPython'> {
  const disagreements = new Map<string, number>();
  const [before, after] = [
    askPython(texts.map((each) => each.before)),
    askPython(texts.map((each) => each.after)),
  ];
  for (const [at, { seed }] of texts.entries()) {
    const [was, is] = [before?.[at] ?? null, after?.[at] ?? null];
    if (was !== null) disagreements.set(was, (disagreements.get(was) ?? 0) + 1);
    else if (is !== null)
      failures.push(`seed ${seed}: Python takes the source and not what became of it: ${is}`);
  }
  return { disagreements, hasPython: before !== null };
}

/** The report as lines for a person. */
export function fuzzText({
  sources,
  counts,
  failures,
  takenBack,
  disagreements,
  hasPython,
  slowest,
}: FuzzReport): string {
  return [
    `${sources} sources; the slowest, seed ${slowest.seed}, took ${Math.round(slowest.milliseconds)} ms`,
    ...Object.entries(counts).map(
      ([kind, { made, text, parsed, changed }]) =>
        `${kind}: ${made} made, ${text} are text, ${parsed} parse, ${changed} changed`,
    ),
    hasPython
      ? `Python's parser doesn't take ${[...disagreements.values()].reduce((sum, count) => sum + count, 0)} that stepalign's takes:`
      : "python3 isn't there: nothing was compared with its parser",
    ...[...disagreements].sort((a, b) => b[1] - a[1]).map(([why, count]) => `  ${count} × ${why}`),
    `${takenBack.length} fixes were taken back`,
    ...takenBack.map((line) => `  ${line}`),
    `${failures.length} failures`,
    ...failures.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
