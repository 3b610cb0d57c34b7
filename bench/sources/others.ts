/** The other source files of a repository: code that has nothing to do with steps. */
import { chanceText } from './chance.ts';
import type { SourceLanguage } from './chance.ts';
import { Chooser } from './chooser.ts';
import { noun, snakeName } from './names.ts';
import { pythonSource } from './python.ts';
import { typescriptSource } from './typescript.ts';
import { yamlSource } from './yaml.ts';

/** In characters, before a file is filled up with whole classes and functions: half of the files come to about 3,600. */
const MEDIAN_SIZE = 3_000;
const SIGMA = 0.8;
const LEAST = 1_000;
const MOST = 20_000;

/** How many files lie in a folder, and how many such folders in a package. */
const FILES_PER_FOLDER = 25;
const FOLDERS_PER_PACKAGE = 20;

const EXTENSIONS: Readonly<Record<SourceLanguage, string>> = {
  python: '.py',
  typescript: '.ts',
  yaml: '.yaml',
};

const SOURCES = { python: pythonSource, typescript: typescriptSource, yaml: yamlSource } as const;

/** How the languages are mixed, in twentieths. */
const MIX: readonly SourceLanguage[] = [
  ...Array<SourceLanguage>(9).fill('python'),
  ...Array<SourceLanguage>(8).fill('typescript'),
  ...Array<SourceLanguage>(3).fill('yaml'),
];

export interface SourceFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The same files for the same seed, one after the other. */
export function* otherSources(
  count: number,
  seed: number,
  languages: readonly SourceLanguage[] = MIX,
): Generator<SourceFile> {
  const choose = new Chooser(seed);
  let folder = '';
  for (let at = 0; at < count; at++) {
    if (at % FILES_PER_FOLDER === 0) {
      const number = Math.floor(at / FILES_PER_FOLDER);
      const inPackage = Math.floor(number / FOLDERS_PER_PACKAGE);
      folder = `services/service_${inPackage}/src/${noun(choose)}_${number}`;
    }
    const language = choose.one(languages);
    const size = Math.min(MOST, Math.max(LEAST, choose.logNormal(MEDIAN_SIZE, SIGMA)));
    yield {
      path: `${folder}/${snakeName(choose)}_${at}${EXTENSIONS[language]}`,
      text: SOURCES[language](choose, size, chanceText(choose, language)),
    };
  }
}
