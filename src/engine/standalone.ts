/** Makes a transform run alone with jscodeshift, on the one file that it is handed. */
import type { API, FileInfo, Transform as JscodeshiftTransform } from 'jscodeshift';
import { indexLines } from '../source/lines.ts';
import type { Module } from '../source/syntax.ts';
import type { Language, Source } from '../languages/language.ts';
import { UnreadableTree } from '../languages/typescript/estree.ts';
import { createTypeScript } from '../languages/typescript/index.ts';
import { VOCABULARY } from '../library/conventions/vocabulary.ts';
import { NO_DOCUMENTS } from '../library/sources/documents.ts';
import { Modules } from '../library/sources/modules.ts';
import type { Transform } from '../rules/transform.ts';
import { chosenParser } from './chosen-parser.ts';
import type { ChosenParser } from './chosen-parser.ts';
import { runPasses } from './passes.ts';

/**
 * The default export of a file in transforms/; `--review=true` takes the fixes that want a person's look, too. What lies
 * in other files isn't seen: imports lead nowhere, and what depends on them is reported, not changed.
 * @returns what gives the new text, or undefined where nothing changes, which jscodeshift counts as skipped. It throws
 * where the file doesn't parse, or can't be read with the chosen parser; jscodeshift counts that as an error of the file.
 */
export function standalone(transform: Transform): JscodeshiftTransform {
  return (file, api, options) => {
    const source = sourceOf(file);
    const chosen = chosenParser(api.jscodeshift, source.path, options);
    const language = createTypeScript(VOCABULARY, null, chosen.parse);
    const module = read(source, language, chosen);
    const start = {
      modules: Modules.of([module]),
      languages: new Map([[language.name, language]]),
      documents: NO_DOCUMENTS,
      isWhole: false,
    };
    const filter = {
      rules: transform.remedies.map(({ rule }) => rule),
      isWanted: () => true,
      whyFrozen: () => null,
      nameOf: (name: string) => name,
    };
    const takesReview = options['review'] === true;
    const { snapshot, left } = runPasses(
      start,
      [[transform]],
      filter,
      ({ safety }) => safety === 'safe' || takesReview,
    );
    reportLeft(left, source, api);
    const text = snapshot.modules.get(source.path)?.text;
    return text === source.text ? undefined : text;
  };
}

/** jscodeshift's helpers for tests may give a text without a path. */
function sourceOf({
  path = 'source.ts',
  source: text,
}: Pick<FileInfo, 'source'> & Partial<FileInfo>): Source {
  return { path, text };
}

/** @throws Error where the file can't be read */
function read(source: Source, language: Language, { name }: ChosenParser): Module {
  try {
    const module = language.read(source);
    const [problem] = module.problems;
    if (problem === undefined) return module;
    throw new SyntaxError(`${source.path} doesn't parse with ${name}: ${problem.message}`);
  } catch (error) {
    if (!(error instanceof UnreadableTree)) throw error;
    throw new Error(`${source.path} can't be read with ${name}: ${error.message}`, { cause: error });
  }
}

/** Says what is left to a person; jscodeshift's helpers for tests have nobody who hears it. */
function reportLeft(
  left: ReturnType<typeof runPasses>['left'],
  source: Source,
  { report }: Partial<Pick<API, 'report'>>,
): void {
  const lines = indexLines(source.text);
  for (const { finding, fix, refusal } of left) {
    const { line, column } = lines.positionAt(finding.range.start);
    report?.(
      `${source.path}:${line}:${column} ${finding.rule}: ${finding.message}. ${fix?.reason ?? refusal ?? finding.help}`,
    );
  }
}
