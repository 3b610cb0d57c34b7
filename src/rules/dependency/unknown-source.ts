/** dependency/unknown-source: compatible sources that no step of the library is called. */
import { isRefusal } from '../../source/refusal.ts';
import { isTestFile } from '../../library/conventions/conventions.ts';
import { foldersAbove } from '../../library/questions/copies.ts';
import type { Step, StepLibrary, Dependency } from '../../library/model/model.ts';
import { listOf, MOST_NAMED } from '../../library/model/truncated-list.ts';
import { readCollection } from '../../library/values/record.ts';
import type { Collection, CollectionEntry } from '../../library/values/record.ts';
import { memoize } from '../../memoize/memoize.ts';
import { sourceScoringOf } from '../../resolver/resolve.ts';
import { demandsOf } from '../../resolver/resolver.ts';
import type { Demand } from '../../resolver/resolver.ts';
import { sourcesIn } from '../../resolver/sources.ts';
import { stepKindOf } from '../../sagemaker/step-kinds.ts';
import type { Report } from '../finding.ts';
import { aboutSpecPort, moreThan, placeIn, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { nearestSource } from './nearest-source.ts';

/** A place where a dependency names a source. */
export interface Mention {
  readonly step: Step;
  readonly dependency: Dependency;
  readonly collection: Collection;
  readonly entry: CollectionEntry;
}

/** Sources that there are no steps of: one name wherever it stands, or all words for kinds of steps. */
export interface UnknownSource {
  readonly names: readonly [string, ...string[]];
  readonly isKind: boolean;
  /** In the order of the library; a variant of an interface mentions what its base does. */
  readonly mentions: readonly [Mention, ...Mention[]];
  /** The step that is meant; null where that can't be told. */
  readonly nearest: string | null;
  /** Whether none of the dependencies has a source that is a step: what they take may come from outside of all steps. */
  readonly isOutside: boolean;
}

interface Named extends Mention {
  readonly name: string;
  /** Whether no source of the dependency is a step. */
  readonly isOutside: boolean;
}

/** Words for kinds are told once, any other name once in each folder, since copies of a library stand apart. */
const unknownSourcesOf = memoize((library: StepLibrary): UnknownSource[] => {
  if (!areStepsKnown(library)) return [];
  const sources = sourcesIn(library);
  const isKindOfStep = (name: string): boolean => stepKindOf(name, library.tables.stepTypes) !== null;
  let isNamedByStep = false;
  const kinds: Named[] = [];
  const slips = new Map<string, Named[]>();
  for (const demand of library.steps.flatMap(demandsOf)) {
    const { dependency } = demand;
    const scoring = sourceScoringOf(library, dependency);
    const { compatibleSources } = dependency;
    const unknown = new Set(compatibleSources.filter((name) => !sources.isKnown(name, scoring)));
    if (compatibleSources.some((name) => !unknown.has(name))) isNamedByStep = true;
    // A registry may have an entry for a kind of step.
    const isOutside = compatibleSources.every((name) => unknown.has(name) || isKindOfStep(name));
    for (const mention of unknown.size === 0 ? [] : mentionsIn(demand, unknown, library)) {
      const named = { ...mention, isOutside };
      const [folder = ''] = foldersAbove(dependency.module.path);
      const key = `${folder}\n${named.name}`;
      const known = isKindOfStep(named.name) ? kinds : slips.get(key);
      if (known === undefined) slips.set(key, [named]);
      else known.push(named);
    }
  }
  // Where no step is called as any source is, the steps that are meant are in another library.
  if (!isNamedByStep) return [];
  const stepNames = new Set(library.steps.map(({ canonicalName }) => canonicalName));
  const named = [...slips.values()].filter(([first]) => !mayBeRegistered(first?.name, library, stepNames));
  return [kinds, ...named].flatMap((each) => drift(each, library));
});

/**
 * Where a registry can't be read whole, a dict's key of that name anywhere may be an entry of it; not where a step's name is
 * its value, which makes it a former name of that step.
 */
function mayBeRegistered(
  name = '',
  { registries, modules }: StepLibrary,
  stepNames: ReadonlySet<string | null>,
): boolean {
  if (registries.every(({ incomplete }) => incomplete === null)) return false;
  const key = new RegExp(`["']${name.replace(/[^\w-]/g, '\\$&')}["']\\s*:\\s*(?:["']([\\w-]+)["'])?`, 'g');
  return modules
    .mentioning([name])
    .some(
      (module) =>
        !isTestFile(module) &&
        [...module.text.matchAll(key)].some(([, value]) => !stepNames.has(value ?? null)),
    );
}

/** Whether there is no step whose name can't be told. */
function areStepsKnown({ steps, unseen }: StepLibrary): boolean {
  return unseen.count === 0 && steps.every(({ spec }) => spec.stepType !== null);
}

function mentionsIn(
  demand: Demand,
  unknown: ReadonlySet<string>,
  { evaluator }: StepLibrary,
): Omit<Named, 'isOutside'>[] {
  const { dependency } = demand;
  const field = dependency.record.fields.get('compatible_sources');
  if (field === undefined) return [];
  const collection = readCollection(field.value, evaluator, field.isOwn);
  return collection.entries.flatMap((entry) => {
    const text = evaluator.text(entry.value);
    return !isRefusal(text) && unknown.has(text.value)
      ? [{ ...demand, collection, entry, name: text.value }]
      : [];
  });
}

function drift(named: readonly Named[], library: StepLibrary): UnknownSource[] {
  const [first, ...others] = named;
  const [name, ...more] = new Set(named.map((each) => each.name));
  if (first === undefined || name === undefined) return [];
  const isKind = stepKindOf(name, library.tables.stepTypes) !== null;
  const nearest = isKind ? null : nearestSource(library, first.dependency, name);
  const isOutside = nearest === null && named.every((each) => each.isOutside);
  return [{ names: [name, ...more], isKind, mentions: [first, ...others], nearest, isOutside }];
}

function report(found: UnknownSource): Report {
  const { mentions, isKind, isOutside } = found;
  const [{ dependency, entry }] = mentions;
  const others = distinct(mentions).slice(1);
  const related = others.slice(0, MOST_NAMED).map((each) => ({
    ...relatedTo(each.dependency, `${each.dependency.spec.name}.${each.dependency.name} names it, too`),
    ...placeIn(each.entry.value.module, each.entry.item.range),
  }));
  return {
    ...aboutSpecPort(dependency),
    ...placeIn(entry.value.module, entry.item.range),
    severity: isKind || isOutside ? 'info' : 'warning',
    message: messageOf(found, others.length),
    related,
    ...moreThan(related, others.length),
    help: helpFor(found),
  };
}

/** Each place once: a variant has what its base has. */
function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((each) => [each.entry.value.expression, each])).values()];
}

function messageOf({ names, isKind, mentions: [{ dependency }] }: UnknownSource, others: number): string {
  const times = others === 0 ? '' : `; ${others} other ${others === 1 ? 'place does' : 'places do'}, too`;
  const where = `${dependency.spec.name}: the dependency ${dependency.name} names`;
  return isKind
    ? `${where} a kind of step as its source, not a step: ${listOf(names)}${times}`
    : `${where} the source ${names[0]}, and no step of the library is called so${times}`;
}

function helpFor({ names, isKind, nearest, isOutside }: UnknownSource): string {
  if (isKind) return 'name the steps that give it, or leave the word out: it makes no output more likely';
  if (isOutside)
    return 'name the step that gives it; where it comes from outside of all steps, its description can say so: the name makes no output more likely';
  return nearest === null
    ? `name the step that gives it, as its spec's step type has it, or leave ${names[0]} out: it makes no output more likely`
    : `name ${nearest}, if that is what gives it`;
}

export const unknownSourceRule: Rule<UnknownSource> = {
  name: 'dependency/unknown-source',
  severity: 'warning',
  summary: 'a dependency names a source that no step of the library is called',
  find: unknownSourcesOf,
  report,
  keyOf: ({ names: [name], isKind }) => (isKind ? 'kinds' : name),
};
