/** script/env-default: a contract and its script have different defaults for an environment variable. */
import type { EnvironmentRead } from '../../source/collected.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { quoted, readsIn } from '../../library/questions/script-environment.ts';
import { declaredVariables } from '../../library/questions/scripts.ts';
import type { DeclaredVariable } from '../../library/questions/scripts.ts';
import { aboutContract, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { scriptContextsOf } from './script-contexts.ts';
import type { ScriptContext } from './script-contexts.ts';

interface OtherDefault {
  readonly context: ScriptContext;
  readonly variable: DeclaredVariable;
  readonly declared: string;
  readonly read: EnvironmentRead;
}

function otherDefaultsIn(context: ScriptContext): OtherDefault[] {
  const reads = readsIn(context.script);
  return (declaredVariables(context.contract) ?? []).flatMap((variable): OtherDefault[] => {
    const { text: declared, name } = variable;
    const own = reads.get(name) ?? [];
    if (declared === null || own.length === 0) return [];
    const texts = own.map(({ fallback }) => fallback);
    const [read] = own;
    if (read === undefined || texts.some((text) => text === null || isSame(text, declared))) return [];
    return [{ context, variable, declared, read }];
  });
}

/** What scripts take for nothing, or for no. */
const NONE = /^(?:|0|false|no|off|none|null|\[\]|\{\})$/;

/** Whether no script would make a difference between them: numbers, and words for true and false, count by what they say. */
function isSame(some: string, other: string): boolean {
  const [one, two] = [some.trim().toLowerCase(), other.trim().toLowerCase()];
  if (one === two || (NONE.test(one) && NONE.test(two))) return true;
  if (one !== '' && two !== '' && Number(one) === Number(two)) return true;
  return one.replaceAll(/\s/g, '') === two.replaceAll(/\s/g, '');
}

export const envDefaultRule: Rule<OtherDefault> = {
  name: 'script/env-default',
  severity: 'info',
  summary: 'a contract and its script have different defaults for an environment variable',
  find: mapParts(scriptContextsOf, otherDefaultsIn),
  report: ({ context: { contract, step, script }, variable: { name, place }, declared, read }) => ({
    ...aboutContract(contract, step.spec),
    ...placeIn(place.module, place.range),
    message: `The defaults of environment variable ${name} differ: ${contract.name} has ${quoted(declared)}, and its script ${quoted(read.fallback ?? '')}`,
    related: [{ ...placeIn(script, read.range), message: `the script reads ${name} here` }],
    help: `have the same in both: who runs the script without what ${contract.name} gives it gets another result`,
  }),
  keyOf: ({ variable }) => variable.name,
};
