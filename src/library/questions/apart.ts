/** The libraries of a tree that stand side by side. */
import type { StepLibrary } from '../model/model.ts';

/** Each as if it were alone; the library itself where it is the only one. */
export function librariesIn(library: StepLibrary): readonly StepLibrary[] {
  return library.apart.length === 0 ? [library] : library.apart;
}
