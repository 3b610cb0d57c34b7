/** builder/registered-name: the registry has a name for a step's builder that no builder class has. */
import { memoize } from '../../memoize/memoize.ts';
import type { Builder, Registry, RegistryEntry, StepLibrary } from '../../library/model/model.ts';
import { isTestFile } from '../../library/conventions/conventions.ts';
import { placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

interface UnknownName {
  readonly registry: Registry;
  readonly entry: RegistryEntry;
  /** What the registry calls the builder. */
  readonly named: string;
  /** Who hands on the step's spec, and no other entry names. */
  readonly builder: Builder;
  /** Whether most of the names that the registry has are those of classes, not of pipeline steps. */
  readonly hasClasses: boolean;
}

export const registeredNameRule: Rule<UnknownName> = {
  name: 'builder/registered-name',
  severity: 'warning',
  summary: 'the registry has a name for the builder of a step that no builder class has',
  find: memoize((library: StepLibrary) => {
    const known = namesIn(library);
    return library.registries.flatMap((registry) => unknownIn(registry, known));
  }),
  report: ({ registry, entry, named, builder, hasClasses }) => ({
    ...placeIn(entry.module, entry.range),
    severity: hasClasses ? 'warning' : 'info',
    step: entry.step,
    declaration: registry.name,
    port: null,
    message: `${registry.name} calls the builder of ${entry.step} ${named}, which is no class of the library: ${builder.name} builds it`,
    related: [
      {
        ...placeIn(builder.module, builder.nameRange),
        message: `${builder.name} hands on the spec of ${entry.step}`,
      },
    ],
    help: `write ${builder.name} in the registry, or rename the class: who looks the builder up by that name finds none`,
  }),
};

interface Names {
  /** Those of all builders. */
  readonly classes: ReadonlySet<string>;
  /** The builders that hand on a spec of a step, by its canonical name; tests have some, too. */
  readonly handingOn: ReadonlyMap<string, ReadonlySet<Builder>>;
  /** What a builder's class may be called that the registry has a name for. */
  readonly classesOf: (name: string) => readonly string[];
}

function namesIn({ builders, steps, modules: { names } }: StepLibrary): Names {
  const nameOf = new Map(steps.map(({ spec, canonicalName }) => [spec, canonicalName]));
  const handingOn = new Map<string, Set<Builder>>();
  for (const builder of builders.filter(({ module }) => !isTestFile(module))) {
    for (const spec of builder.specs) {
      const name = nameOf.get(spec) ?? null;
      if (name !== null) handingOn.set(name, (handingOn.get(name) ?? new Set()).add(builder));
    }
  }
  return {
    classes: new Set(builders.map(({ name }) => name)),
    handingOn,
    classesOf: (name) => [name, `${name}Builder`, names.builderOf(name)],
  };
}

/** Nothing where few entries name a class: those are other names then. */
function unknownIn(registry: Registry, { classes, handingOn, classesOf }: Names): UnknownName[] {
  const named = registry.entries.flatMap((entry) => {
    const name = entry.builder;
    return name === null ? [] : [{ entry, name, found: classesOf(name).filter((each) => classes.has(each)) }];
  });
  const hasClasses = named.filter(({ name }) => classes.has(name)).length * 2 > named.length;
  const known = new Set(named.flatMap(({ found }) => found));
  const unknown = named.flatMap(({ entry, name, found }): UnknownName[] => {
    if (found.length > 0) return [];
    const [builder, second] = handingOn.get(entry.step) ?? [];
    // The framework looks for a class that begins with the name.
    const isOther =
      builder !== undefined &&
      second === undefined &&
      !known.has(builder.name) &&
      !builder.name.startsWith(name);
    return isOther ? [{ registry, entry, named: name, builder, hasClasses }] : [];
  });
  return unknown.length < known.size ? unknown : [];
}
