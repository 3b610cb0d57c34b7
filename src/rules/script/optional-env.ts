/** script/optional-env: a contract requires an environment variable that its script does without. */
import type { EnvironmentRead } from '../../source/collected.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { quoted, readsIn, withoutVariable } from '../../library/questions/script-environment.ts';
import type { Without } from '../../library/questions/script-environment.ts';
import { declaredVariables } from '../../library/questions/scripts.ts';
import type { DeclaredVariable } from '../../library/questions/scripts.ts';
import { hasWord } from '../../source/words.ts';
import { aboutContract, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { scriptContextsOf } from './script-contexts.ts';
import type { ScriptContext } from './script-contexts.ts';

export interface OptionalVariable {
  readonly context: ScriptContext;
  readonly variable: DeclaredVariable;
  /** The first of its reads. */
  readonly read: EnvironmentRead;
  readonly without: Without;
}

function optionalIn(context: ScriptContext): OptionalVariable[] {
  const required = (declaredVariables(context.contract) ?? []).filter(({ as }) => as === 'required');
  if (required.length === 0 || context.script.problems.length > 0) return [];
  const reads = readsIn(context.script);
  return required.flatMap((variable): OptionalVariable[] => {
    const own = reads.get(variable.name) ?? [];
    const [read] = own;
    if (read === undefined || !own.every(doesWithout) || mayBeAskedFor(variable.name, context)) return [];
    return [{ context, variable, read, without: withoutVariable(own) }];
  });
}

/** An empty text counts where the script looks whether there is any. */
function doesWithout({ hasDefault, fallback, missing }: EnvironmentRead): boolean {
  if (fallback !== null && fallback !== '') return true;
  if (missing === 'tested' || missing === 'compared') return true;
  return hasDefault && fallback === null && missing === 'unknown';
}

/** Whether something else may look for it: what is imported, or code that goes through a list of names. */
function mayBeAskedFor(name: string, { script, imports }: ScriptContext): boolean {
  const looksThrough = ({ collected }: ScriptContext['script']): boolean =>
    collected.environmentUses.some(({ how }) => how === 'names' || how === 'whole');
  if (!imports.isWhole || imports.modules.some((each) => looksThrough(each) || hasWord(each.text, name)))
    return true;
  if (!looksThrough(script)) return false;
  const { environmentReads, handedReads } = script.collected;
  const read = [...environmentReads, ...handedReads].map(({ range }) => range);
  return quotedAt(script.text, name).some(
    (index) => !read.some(({ start, end }) => start <= index && index < end),
  );
}

/** Where a name stands as a string of its own that is no key. */
function quotedAt(text: string, name: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isString = /["']/.test(text[at - 1] ?? '') && /^["'](?!\s*:)/.test(text.slice(at + name.length));
    if (isString) found.push(at);
  }
  return found;
}

export const optionalEnvRule: Rule<OptionalVariable> = {
  name: 'script/optional-env',
  severity: 'warning',
  summary: 'a contract requires an environment variable that its script does without',
  find: mapParts(scriptContextsOf, optionalIn),
  report: ({ context: { contract, step, script }, variable: { name, place }, read }) => {
    const instead =
      read.fallback !== null && read.fallback !== ''
        ? `takes ${quoted(read.fallback)} where it isn't there`
        : 'is prepared for its not being there';
    return {
      ...aboutContract(contract, step.spec),
      ...placeIn(place.module, place.range),
      message: `Contract requires environment variable that its script does without: ${name} in ${contract.name}; the script ${instead}`,
      related: [{ ...placeIn(script, read.range), message: `the script reads ${name} here` }],
      help: `declare ${name} as optional in ${contract.name}, or have the script refuse to run without it`,
    };
  },
  keyOf: ({ variable }) => variable.name,
};
