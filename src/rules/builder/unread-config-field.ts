/** builder/unread-config-field: a configuration has a field that the SDK knows, and nothing hands it on. */
import { RangeSet } from '../../source/range-set.ts';
import type { Range } from '../../source/range.ts';
import type { DataMember, Module } from '../../source/syntax.ts';
import { isTestFile } from '../../library/conventions/conventions.ts';
import { configClassesOf } from '../../library/questions/builder-configs.ts';
import type { FoundClass } from '../../library/questions/builder-configs.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import { snakeCase } from '../../library/values/record.ts';
import { CONFIGURED_FOLDERS } from '../../sagemaker/configured-folders.ts';
import type { ConfiguredFolder } from '../../sagemaker/configured-folders.ts';
import { placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

interface UnreadField extends FoundClass {
  readonly field: DataMember;
  /** What it configures. */
  readonly folder: ConfiguredFolder;
}

export const unreadConfigFieldRule: Rule<UnreadField> = {
  name: 'builder/unread-config-field',
  severity: 'warning',
  summary: 'a configuration has a field such as checkpoint_s3_uri, and no builder reads it',
  find: (library) => {
    if (library.builders.length === 0 && library.registries.length === 0) return [];
    const configs = configClassesOf(library);
    const rangesIn = rangesByModule(configs);
    const read = new Map<string, boolean>();
    const isRead = (field: string): boolean => {
      const known = read.get(field) ?? isReadOutside(field, rangesIn, library);
      read.set(field, known);
      return known;
    };
    return configs.flatMap(({ declared, module }) =>
      declared.data.flatMap((field) => {
        const folder = CONFIGURED_FOLDERS.find(({ parameters }) =>
          parameters.some((parameter) => snakeCase(parameter) === snakeCase(field.name)),
        );
        return folder === undefined || isRead(field.name) ? [] : [{ declared, module, field, folder }];
      }),
    );
  },
  report: ({ declared: { name: declaration }, module, field, folder: { config } }) => ({
    ...placeIn(module, field.nameRange),
    // What is computed may serve whoever asks for it; nobody sets it in vain.
    severity: field.isComputed ? 'info' : 'warning',
    step: null,
    declaration,
    port: null,
    message: field.isComputed
      ? `${declaration} computes ${field.name}, and no builder reads it: the job gets no ${config}`
      : `${declaration} has ${field.name}, and no builder reads it: whoever sets it gets no ${config}`,
    help: `pass it on to the estimator in the builder, or remove it from ${declaration}`,
  }),
  keyOf: ({ field }) => field.name,
};

function rangesByModule(configs: readonly FoundClass[]): ReadonlyMap<Module, RangeSet> {
  const ranges = new Map<Module, Range[]>();
  for (const { module, declared } of configs) {
    const known = ranges.get(module);
    if (known === undefined) ranges.set(module, [declared.range]);
    else known.push(declared.range);
  }
  return new Map([...ranges].map(([module, own]) => [module, new RangeSet(own)]));
}

/** Whether the library has the word anywhere but in tests and in the classes of configurations. */
function isReadOutside(
  field: string,
  configRanges: ReadonlyMap<Module, RangeSet>,
  { modules, documents }: StepLibrary,
): boolean {
  const word = new RegExp(`(?<![\\w$])${field}(?![\\w$])`, 'g');
  const inCode = modules.mentioning([field]).some(
    (module) =>
      !isTestFile(module) &&
      [...module.text.matchAll(word)].some(({ index }) => {
        const at = { start: index, end: index + field.length };
        return configRanges.get(module)?.holds(at) !== true;
      }),
  );
  return inCode || documents.mentioning([field]).length > 0;
}
