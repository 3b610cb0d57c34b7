/** Whether the library's framework knows aliases of outputs: its first months didn't. */
import { memoize } from '../../memoize/memoize.ts';
import { hasWord } from '../../source/words.ts';
import type { StepLibrary } from '../model/model.ts';
import { textOfClass } from './builder-configs.ts';

/** True where the class isn't among the library's sources, or one that is has the word. */
export const takesAliases = memoize(({ modules }: StepLibrary): boolean => {
  const { given, keyOf } = modules.names;
  const own = modules.pathsHolding([`class ${given.outputClass}`]).flatMap((path) => {
    const module = modules.get(path);
    return (module?.classes ?? []).flatMap((declared) =>
      module !== null && declared.name === given.outputClass ? [{ declared, module }] : [],
    );
  });
  return own.length === 0 || own.some((found) => hasWord(textOfClass(found), keyOf('aliases')));
});
