/** What step interfaces in YAML are like; other YAML files may only refer to steps. */
import type { LanguageTraits } from '../traits.ts';

export const YAML: LanguageTraits = {
  extensions: ['.step.yaml', '.step.yml'],
  holdsWholeSteps: true,
  hasSnakeCaseMethods: false,
  refused: null,
  formatter: 'prettier',
};
