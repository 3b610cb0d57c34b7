/** property-path/prefix-used-as-object: a dependency takes a training job's output prefix as if it were the file. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import { traitsOf } from '../../languages/index.ts';
import type { Module } from '../../source/syntax.ts';
import type { Dependency, SpecOutput, Step, StepLibrary } from '../../library/model/model.ts';
import { listNames, MOST_NAMED } from '../../library/model/truncated-list.ts';
import { samePropertyPath } from '../../sagemaker/property-path.ts';
import { TRAINING_DATA_OBJECT, TRAINING_DATA_PREFIX } from '../../sagemaker/container-paths.ts';
import { aboutSpecPort, moreThan, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

interface Producer {
  readonly step: Step;
  readonly output: SpecOutput;
}

interface PrefixUse {
  readonly dependency: Dependency;
  readonly producers: readonly Producer[];
}

export const prefixUsedAsObjectRule: Rule<PrefixUse> = {
  name: 'property-path/prefix-used-as-object',
  severity: 'info',
  summary: "a dependency takes a training job's output prefix, under which the file lies",
  mayComeUp: true,
  find: (library) => {
    const byName = groupedByName(prefixesOf(library));
    return library.steps.flatMap((step) =>
      step.spec.dependencies.flatMap((dependency) => {
        if (step.scripts.some(unpacks)) return [];
        const named = byName.get(dependency.name.toLowerCase()) ?? [];
        const producers = named.filter((producer) => gives(producer, dependency));
        return producers.length === 0 ? [] : [{ dependency, producers }];
      }),
    );
  },
  report: ({ dependency, producers }) => {
    const from = listNames(producers, ({ output }) => `${output.spec.name}.${output.name}`);
    const related = producers.slice(0, MOST_NAMED).map(({ output }) => ({
      ...placeIn(output.module, output.propertyPath?.at.expression.range ?? output.nameRange),
      message: `${output.spec.name}.${output.name} is ${TRAINING_DATA_PREFIX}`,
    }));
    return {
      ...aboutSpecPort(dependency),
      message: `${dependency.spec.name}: the dependency ${dependency.name} takes ${from}, whose property path is the folder of all runs, not the file of one`,
      related,
      ...moreThan(related, producers.length),
      help: `where the consumer needs the file, hand on ${TRAINING_DATA_OBJECT}`,
    };
  },
};

/** Whether a script looks for the archive below the folder, or unpacks what it finds. */
const unpacks = memoize(
  (script: Module) =>
    script.text.includes('output.tar.gz') || traitsOf(script).unpacking?.test(script.text) === true,
);

/** The outputs that stand for what a training job wrote to its output folder. */
function prefixesOf(library: StepLibrary): Producer[] {
  return library.steps.flatMap((step) =>
    step.kind !== 'Training'
      ? []
      : step.spec.outputs.flatMap((output) => {
          const path = output.propertyPath?.text;
          const isPrefix =
            path !== undefined && !isRefusal(path) && samePropertyPath(path.value, TRAINING_DATA_PREFIX);
          return isPrefix ? [{ step, output }] : [];
        }),
  );
}

/** By each name that they have, in lower case. */
function groupedByName(producers: readonly Producer[]): Map<string, Producer[]> {
  const groups = new Map<string, Producer[]>();
  for (const producer of producers) {
    const { name: own, aliases } = producer.output;
    for (const each of new Set([own, ...aliases.names].map((text) => text.toLowerCase()))) {
      const group = groups.get(each);
      if (group === undefined) groups.set(each, [producer]);
      else group.push(producer);
    }
  }
  return groups;
}

/** Whether a dependency may take an output of its name from that step. */
function gives({ step }: Producer, { spec, compatibleSources }: Dependency): boolean {
  const { stepType } = step.spec;
  return (
    step.spec !== spec &&
    (compatibleSources.length === 0 ||
      compatibleSources.some((source) => source === stepType?.text || source === stepType?.base))
  );
}
