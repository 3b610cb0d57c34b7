/** Makes a transform run alone with jscodeshift's own command line, on the one file that it is handed. */
import type { API, FileInfo, Options } from 'jscodeshift';
import { indexLines } from '../source/lines.ts';
import type { Source } from '../languages/language.ts';
import { createTypeScript } from '../languages/typescript/index.ts';
import { VOCABULARY } from '../library/conventions/vocabulary.ts';
import { NO_DOCUMENTS } from '../library/sources/documents.ts';
import { Modules } from '../library/sources/modules.ts';
import type { Transform } from '../rules/transform.ts';
import { runPasses } from './passes.ts';

/**
 * A transform as jscodeshift takes it; `--review=true` takes the fixes that want a person's look, too. It gives the
 * new text, or undefined where nothing changes, which jscodeshift counts as skipped.
 */
export type StandaloneTransform = (
  file: FileInfo,
  api: Pick<API, 'report'>,
  options: Options,
) => string | undefined;

/**
 * The default export of a file in transforms/. What lies in other files isn't seen: imports lead nowhere, and what
 * depends on them is reported, not changed. It throws where the file doesn't parse; jscodeshift counts that as an
 * error of the file.
 */
export function standalone(transform: Transform): StandaloneTransform {
  return (file, { report }, options) => {
    const source: Source = { path: file.path, text: file.source };
    const language = createTypeScript(VOCABULARY, null);
    const module = language.read(source);
    const [problem] = module.problems;
    if (problem !== undefined) throw new SyntaxError(`${file.path} doesn't parse: ${problem.message}`);
    const start = {
      modules: Modules.of([module]),
      languages: new Map([[language.name, language]]),
      documents: NO_DOCUMENTS,
      isWhole: false,
    };
    const focus = {
      rules: transform.remedies.map(({ rule }) => rule),
      isWanted: () => true,
      whyFrozen: () => null,
      nameOf: (name: string) => name,
    };
    const takesReview = options['review'] === true;
    const { tree, left } = runPasses(
      start,
      [[transform]],
      focus,
      ({ safety }) => safety === 'safe' || takesReview,
    );
    const lines = indexLines(source.text);
    for (const { finding, fix, refusal } of left) {
      const { line, column } = lines.positionAt(finding.range.start);
      report(
        `${source.path}:${line}:${column} ${finding.rule}: ${finding.message}. ${fix?.reason ?? refusal ?? finding.help}`,
      );
    }
    const text = tree.modules.get(source.path)?.text;
    return text === source.text ? undefined : text;
  };
}
