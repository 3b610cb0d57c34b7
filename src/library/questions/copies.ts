/** Copies of one step: of a library beside itself (`steps_old`), of a vendored folder, of a backup. */
import { memoize } from '../../memoize/memoize.ts';
import type { Spec, SpecOutput, StepLibrary } from '../model/model.ts';

/** The same for all copies of a step, wherever they stand: its step type with the job type, or else the spec's name. */
export function copiedAs({ stepType, isVariant, name }: Spec): string {
  if (stepType === null) return `spec ${name}`;
  // A variant of an interface has its base's step type, where it doesn't say another.
  return isVariant ? `${stepType.text} ${name}` : stepType.text;
}

/** The name of a spec's step, whatever job type it is of. */
export function stepNameOf({ stepType, name }: Spec): string {
  return stepType?.base ?? name;
}

/** Whether both are the same output of copies of one step. */
export function areCopies(some: SpecOutput, other: SpecOutput): boolean {
  return some !== other && some.name === other.name && copiedAs(some.spec) === copiedAs(other.spec);
}

/** What a folder holds of a step's copies, at any depth. */
interface Held {
  readonly first: Spec;
  count: number;
}

/** Which copy of a step is meant where: the one in the nearest folder, and all that stand in that folder. */
export class Copies {
  /** Of each step that there are several of, the folders that hold one. */
  readonly #folders = new Map<string, ReadonlyMap<string, Held>>();
  readonly #apart = new Map<string, Spec[]>();
  readonly #copies = new Map<string, readonly Spec[]>();

  constructor(specs: readonly Spec[]) {
    const byStep = new Map<string, Spec[]>();
    for (const spec of specs) {
      const known = byStep.get(copiedAs(spec));
      if (known === undefined) byStep.set(copiedAs(spec), [spec]);
      else known.push(spec);
    }
    for (const [key, copies] of byStep) if (copies.length > 1) this.#add(key, copies);
  }

  #add(key: string, copies: readonly Spec[]): void {
    const folders = new Map<string, Held>();
    for (const spec of copies) {
      for (const folder of foldersAbove(spec.module.path)) {
        const held = folders.get(folder);
        if (held === undefined) folders.set(folder, { first: spec, count: 1 });
        else held.count += 1;
      }
    }
    this.#folders.set(key, folders);
    this.#copies.set(key, copies);
    for (const [folder, { first, count }] of folders) {
      if (count === copies.length) continue;
      const known = this.#apart.get(folder);
      if (known === undefined) this.#apart.set(folder, [first]);
      else if (known.length === 1 && known.some((other) => stepNameOf(other) !== stepNameOf(first)))
        known.push(first);
    }
  }

  /** All copies of these specs' steps that there are several of, themselves among them; each once. */
  of(specs: readonly Spec[]): Spec[] {
    return [...new Set(specs.map(copiedAs))].flatMap((key) => this.#copies.get(key) ?? []);
  }

  /** Whether no other copy of the step is nearer to a file. @param path the file's */
  isNearest(spec: Spec, path: string): boolean {
    const folder = this.#nearestFolder(spec, path);
    return folder === null || spec.module.path.startsWith(`${folder}/`);
  }

  /**
   * The nearest folder above a spec's file that tells copies of another step apart, since it holds some of them and not
   * all: what is nearest there is nearest to the file. Null where all copies of other steps are as near.
   */
  folderApart(spec: Spec): string | null {
    for (const folder of foldersAbove(spec.module.path)) {
      const held = this.#apart.get(folder) ?? [];
      if (held.some((other) => stepNameOf(other) !== stepNameOf(spec))) return folder;
    }
    return null;
  }

  #nearestFolder(spec: Spec, path: string): string | null {
    const folders = this.#folders.get(copiedAs(spec));
    if (folders === undefined) return null;
    for (const folder of foldersAbove(path)) if (folders.has(folder)) return folder;
    return null;
  }
}

export const copiesIn = memoize(({ specs }: StepLibrary) => new Copies(specs));

/** The folders that a file lies in, nearest first. */
export function* foldersAbove(path: string): Generator<string> {
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1))
    yield path.slice(0, end);
}

/** The nearest folder that holds all files. */
export function commonFolder([first = '', ...others]: readonly string[]): string {
  let folder = first.slice(0, Math.max(first.lastIndexOf('/'), 0));
  for (const path of others)
    while (!path.startsWith(`${folder}/`) && folder !== '') folder = folder.slice(0, folder.lastIndexOf('/'));
  return folder;
}
