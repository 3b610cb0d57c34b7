/** What step interfaces and registries in YAML are like; other YAML files may only refer to steps. */
import type { LanguageTraits } from '../traits.ts';

export const YAML: LanguageTraits = {
  extensions: ['.step.yaml', '.step.yml', 'step_names.yaml', 'step_names.yml'],
  isToldByText: false,
  holdsWholeSteps: true,
  hasSnakeCaseMethods: false,
  superConstructs: false,
  unpacking: null,
  refused: null,
  lineComment: '#',
  formatter: 'prettier',
};
