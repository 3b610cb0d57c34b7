/** builder/config-env-dropped: a configuration offers its environment variables, and the builder doesn't take them. */
import type { Range } from '../../source/range.ts';
import { hasWord } from '../../source/words.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { configOf } from '../../library/questions/builder-configs.ts';
import type { FoundClass } from '../../library/questions/builder-configs.ts';
import { methodOf } from '../../library/questions/builder-methods.ts';
import { stepsOf } from '../../library/questions/built-by.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import type { Builder, Contract, Step, StepLibrary } from '../../library/model/model.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { snakeCase } from '../../library/values/record.ts';
import { memoize } from '../../memoize/memoize.ts';
import { aboutBuilder, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { modulesOf, scriptContextsOf } from '../script/script-contexts.ts';

/** A method or a property of a configuration that gives its environment variables. */
interface Offer {
  readonly name: string;
  readonly nameRange: Range;
  /** Its source, as far as the next member. */
  readonly text: string;
}

interface DroppedEnvironment {
  readonly builder: Builder;
  readonly step: Step | undefined;
  readonly config: FoundClass;
  readonly offer: Offer;
  /** The variables that it names, the script may need, and neither the builder nor its contract gets from the configuration. */
  readonly lost: readonly string[];
}

/** `get_environment_variables`, `preprocessing_environment_variables`, `env_vars`, `env` */
const OFFERING = /^(?:(?:get_)?(?:[a-z\d]+_)*(?:environment_variables|env_vars)|env)$/;

export const configEnvDroppedRule: Rule<DroppedEnvironment> = {
  name: 'builder/config-env-dropped',
  severity: 'warning',
  summary: "a configuration offers its environment variables, and the step's builder doesn't take them",
  find: (library) => library.builders.flatMap((builder) => droppedBy(builder, library)),
  report: ({ builder, step, config: { declared, module }, offer, lost }) => {
    const result =
      lost.length === 0
        ? 'it passes what is needed of that in another way'
        : `what it has for ${listOf(lost)} isn't passed`;
    return {
      ...aboutBuilder(builder, step?.spec),
      severity: lost.length === 0 ? 'info' : 'warning',
      message: `${builder.name} doesn't take ${offer.name} of ${declared.name}: ${result}`,
      related: [
        relatedTo(
          { module, nameRange: offer.nameRange },
          `${declared.name} offers its environment variables`,
        ),
      ],
      help: `take ${offer.name} into the environment of ${builder.name}, or remove it from ${declared.name}`,
    };
  },
};

/** What a configuration offers is taken where the builder, or a base class of it, names it; or another offer that is. */
function droppedBy(builder: Builder, library: StepLibrary): DroppedEnvironment[] {
  const classes = configOf(library)(builder);
  const [config] = classes;
  if (config === undefined || mayBeTakenElsewhere(builder, library)) return [];
  const texts = textsOf(builder);
  const offers = offersOf(config);
  const taken = new Set(offers.filter(({ name }) => texts.some((text) => takes(text, name))));
  for (const offer of taken) {
    for (const each of offers) if (each !== offer && takes(offer.text, each.name)) taken.add(each);
  }
  // One that is taken, or has the same variables, stands for those beside it.
  const [first] = offers.filter((offer) => !taken.has(offer));
  if (first === undefined || taken.size > 0) return [];
  const [step] = stepsOf(library, builder);
  const declared = step?.contract == null ? new Set<string>() : environmentOf(step.contract);
  const members = new Set(
    classes.flatMap(({ declared: { data, methods } }) =>
      [...data, ...methods].map(({ name }) => snakeCase(name)),
    ),
  );
  const isPassed = (name: string): boolean =>
    texts.some((text) => hasWord(text, name) || hasArgument(text, name)) ||
    // The framework's base class looks for a member of that name (docs/domain/environment-variables.md).
    ((declared?.has(name) ?? true) && (members.has(name.toLowerCase()) || members.has('hyperparameters')));
  const mayNeed = needsOf(library)(step?.contract ?? null);
  const lost = variablesIn(first.text).filter((name) => mayNeed(name) && !isPassed(name));
  return [{ builder, step, config, offer: first, lost }];
}

/** Whether the script of a contract, or what it imports of the library, may read a variable: it may where it isn't there. */
const needsOf = memoize((library: StepLibrary) => {
  const contexts = new Map(scriptContextsOf(library).map((context) => [context.contract, context]));
  return (contract: Contract | null): ((variable: string) => boolean) => {
    const context = contract === null ? undefined : contexts.get(contract);
    if (context === undefined) return () => true;
    const texts = modulesOf(context).map(({ text }) => text);
    return (variable) => texts.some((text) => text.includes(variable));
  };
});

function takes(text: string, name: string): boolean {
  return name === 'env' ? /\.env\b|["']env["']/.test(text) : hasWord(text, name);
}

/** `--job-type` and `--job_type` for JOB_TYPE: the script takes it that way. */
function hasArgument(text: string, variable: string): boolean {
  return new RegExp(`--${variable.toLowerCase().replaceAll('_', '[-_]')}(?![\\w-])`).test(text);
}

/** A base class that isn't in the library may ask the configuration, too. */
function mayBeTakenElsewhere(builder: Builder, { modules }: StepLibrary): boolean {
  if (builder.methodsIncomplete !== null) return true;
  const texts = textsOf(builder);
  if (
    texts.some((text) =>
      new RegExp(`^\\s*(?:export\\s+)?(?:abstract\\s+)?class\\s+${modules.names.given.builderBase}\\b`).test(
        text,
      ),
    )
  )
    return false;
  const asksBase = texts.some((text) => /super(?:\(\))?\s*\.\s*_?get_?[eE]nv/.test(text));
  return asksBase || methodOf(builder, 'get_environment_variables') === null;
}

function offersOf({ declared, module }: FoundClass): Offer[] {
  const members = [...declared.methods, ...declared.data].sort(
    (a, b) => a.nameRange.start - b.nameRange.start,
  );
  return members.flatMap(({ name, nameRange }, at): Offer[] => {
    if (!OFFERING.test(snakeCase(name))) return [];
    const end = members[at + 1]?.nameRange.start ?? declared.range.end;
    return [{ name, nameRange, text: module.text.slice(nameRange.start, end) }];
  });
}

/** The variables that a source has as strings. */
function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/["']([A-Z][A-Z\d_]{2,})["']/g)].flatMap(([, name]) => name ?? []))];
}
