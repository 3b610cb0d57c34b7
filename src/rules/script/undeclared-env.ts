/** script/undeclared-env: a script reads an environment variable that its contract doesn't declare. */
import type { EnvironmentRead } from '../../source/collected.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import { quoted, readsIn, withoutVariable } from '../../library/questions/script-environment.ts';
import type { Without } from '../../library/questions/script-environment.ts';
import { SET_BY_OTHERS } from '../../sagemaker/outside-variables.ts';
import type { Rule } from '../rule.ts';
import { aboutScript } from './contract-scripts.ts';
import { modulesOf, passedBy, scriptContextsOf } from './script-contexts.ts';
import type { ScriptContext } from './script-contexts.ts';

export interface UndeclaredVariable extends ScriptContext {
  /** The first read without a default that needs one; where none does the first that has one. */
  readonly read: EnvironmentRead;
  readonly reads: readonly EnvironmentRead[];
  readonly without: Without;
}

/** Each variable once. */
function undeclaredIn(context: ScriptContext): UndeclaredVariable[] {
  const declared = environmentOf(context.contract);
  if (declared === null) return [];
  const given = new Set(
    modulesOf(context).flatMap(({ collected }) =>
      collected.environmentUses.flatMap(({ name }) => name ?? []),
    ),
  );
  return [...readsIn(context.script)].flatMap(([name, reads]): UndeclaredVariable[] => {
    // A log that shows what is there needs no default where another read has one.
    const prepared = reads.find(({ hasDefault }) => hasDefault);
    const bare = reads.find(
      ({ hasDefault, missing }) => !hasDefault && (prepared === undefined || missing !== 'unknown'),
    );
    const read = bare ?? prepared;
    if (read === undefined || declared.has(name) || SET_BY_OTHERS.test(name)) return [];
    // What the script or a helper of it sets may be there.
    if (bare !== undefined && given.has(name)) return [];
    return [{ ...context, read, reads, without: withoutVariable(reads) }];
  });
}

export const undeclaredEnvRule: Rule<UndeclaredVariable> = {
  name: 'script/undeclared-env',
  severity: 'warning',
  summary: 'a script reads an environment variable that its contract does not declare',
  find: mapParts(scriptContextsOf, undeclaredIn),
  report: (found) => {
    const { contract, read } = found;
    const passer = passedBy(read.name, found);
    const result = passer === null ? resultOf(found) : `${passer} has it, so it may be passed all the same`;
    return {
      ...aboutScript(found, read.range),
      severity: read.hasDefault || passer !== null ? 'info' : 'warning',
      message: `Script accesses undeclared environment variable: ${read.name}, which ${contract.name} doesn't declare; ${result}`,
      help: `declare ${read.name} in ${contract.name}, so that its builder passes it${read.hasDefault ? '' : ', or give it a default in the script'}`,
    };
  },
  keyOf: ({ read }) => read.name,
};

/** What follows where nobody passes it. */
function resultOf({ read }: UndeclaredVariable): string {
  if (read.fallback !== null && read.fallback !== '') return `the script takes ${quoted(read.fallback)}`;
  switch (read.missing) {
    case 'fails':
      return 'without it the script fails';
    case 'refused':
      return 'the script may end without it';
    default:
      return read.hasDefault ? 'the script does without' : 'the script finds nothing';
  }
}
