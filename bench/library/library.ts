/** A step library in the three languages, a third of its steps in each, some of them drifted. */
import type { StepModel } from '../../test/support/drifting-library.ts';
import type { Files } from '../../test/support/library.ts';
import { LANGUAGES } from '../../test/support/step-sources.ts';
import { withAllDrift, withDrift } from './drift.ts';
import type { DriftedStep } from './drift.ts';
import { pythonCompanions } from './python.ts';
import { librarySteps } from './steps.ts';
import { typescriptCompanions } from './typescript.ts';

/** Where a repository keeps its steps of a language, and what stands beside contracts and specs there. */
const PLACES: Readonly<
  Record<
    string,
    { readonly folder: string; readonly companions: (drifted: DriftedStep, written: Files) => Files }
  >
> = {
  Python: { folder: 'ml/python', companions: pythonCompanions },
  TypeScript: { folder: 'ml/typescript', companions: ({ step }) => typescriptCompanions(step) },
  YAML: { folder: 'ml/interfaces', companions: () => ({}) },
};

type LibraryLanguageName = 'Python' | 'TypeScript' | 'YAML';

export interface LibraryOptions {
  readonly steps: number;
  readonly languages?: readonly LibraryLanguageName[];
  /** One step in so many has drifted, with one kind of drift after the other; null where none has, `all` where each has all. */
  readonly driftEvery?: number | 'all' | null;
}

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** The files of a library, those of each language in a folder of its own. */
export function libraryFiles({
  steps,
  languages = ['Python', 'TypeScript', 'YAML'],
  driftEvery = 20,
}: LibraryOptions): Files {
  let turn = 0;
  const share = Math.ceil(steps / languages.length);
  const parts = languages.map((name, at): Files => {
    const language = LANGUAGES.find((one) => one.name === name);
    const place = PLACES[name];
    if (language === undefined || place === undefined) throw new Error(`no steps are written in ${name}`);
    const first = at * share;
    const models: StepModel[] = librarySteps(Math.min(share, steps - first), first);
    const drifted = models.map((step, number): DriftedStep => {
      if (driftEvery === 'all') return withAllDrift(step);
      const drifts = driftEvery !== null && number % driftEvery === Math.floor(driftEvery / 2);
      return drifts ? withDrift(step, turn++, name === 'Python') : { step, script: null };
    });
    const written = language.write(drifted.map(({ step }) => step));
    return below(
      place.folder,
      Object.assign({}, written, ...drifted.map((each) => place.companions(each, written))) as Files,
    );
  });
  return Object.assign({}, ...parts) as Files;
}
