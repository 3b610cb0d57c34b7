/** What step interfaces and registries in YAML are like; other YAML files may only refer to steps. */
import type { LanguageTraits } from '../traits.ts';
import { yamlPlaces } from './places.ts';

export const YAML: LanguageTraits = {
  extensions: ['.step.yaml', '.step.yml', 'step_names.yaml', 'step_names.yml'],
  isToldByText: false,
  holdsWholeSteps: true,
  hasSnakeCaseMethods: false,
  superConstructs: false,
  unpacking: null,
  refused: null,
  lineComment: '#',
  placesOf: yamlPlaces,
  formatter: 'prettier',
};

/** What YAML is like that is no step interface: it may hold a pipeline's definition. */
export const YAML_DATA: LanguageTraits = {
  ...YAML,
  extensions: ['.yaml', '.yml'],
  isToldByText: true,
  holdsWholeSteps: false,
};
