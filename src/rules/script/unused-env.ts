/** script/unused-env: a contract declares an environment variable that its script never names. */
import { mapParts } from '../../library/questions/map-parts.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import { declaredVariables } from '../../library/questions/scripts.ts';
import type { DeclaredVariable } from '../../library/questions/scripts.ts';
import { READ_BY_OTHERS } from '../../sagemaker/outside-variables.ts';
import { aboutContract, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { modulesOf, readsAreKnown, scriptContextsOf } from './script-contexts.ts';
import type { ScriptContext } from './script-contexts.ts';

interface UnusedVariable {
  readonly context: ScriptContext;
  readonly variable: DeclaredVariable;
}

/** Nothing where the script, or what it imports, may read variables whose names don't stand there. */
function unusedIn(context: ScriptContext): UnusedVariable[] {
  const declared = declaredVariables(context.contract) ?? [];
  if (declared.length === 0 || !readsAreKnown(context)) return [];
  const texts = modulesOf(context).map(({ text }) => text);
  return declared
    .filter(({ name }) => !READ_BY_OTHERS.test(name) && !texts.some((text) => text.includes(name)))
    .map((variable) => ({ context, variable }));
}

const unusedOf = mapParts(scriptContextsOf, unusedIn);

/** Where more files are called as a script is, each step has one of its own: those are no copies. */
const MOST_COPIES = 20;

/** Another file of the script's name, in a project's folder say, may be what runs there. */
function isNamedByCopy({ context, variable }: UnusedVariable, { modules }: StepLibrary): boolean {
  const { path } = context.script;
  const copies = modules.pathsCalled(path.slice(path.lastIndexOf('/')));
  return (
    copies.length <= MOST_COPIES &&
    copies.some((copy) => modules.textOf(copy)?.includes(variable.name) === true)
  );
}

export const unusedEnvRule: Rule<UnusedVariable> = {
  name: 'script/unused-env',
  severity: 'warning',
  summary: 'a contract declares an environment variable that its script never names',
  find: (library) => unusedOf(library).filter((unused) => !isNamedByCopy(unused, library)),
  report: ({ context: { contract, step, script, imports }, variable: { name, place, as } }) => {
    const with_ = imports.modules.length === 0 ? '' : ', nor in what that imports of the library';
    return {
      ...aboutContract(contract, step.spec),
      ...placeIn(place.module, place.range),
      message: `Contract declares environment variable not used in script: ${name}, ${as} in ${contract.name}; whoever sets it has no effect`,
      related: [
        {
          ...placeIn(script, { start: 0, end: 0 }),
          message: `the name is nowhere in the script of ${contract.name}${with_}`,
        },
      ],
      help: `remove ${name} from ${contract.name}, or read it in the script`,
    };
  },
  keyOf: ({ variable }) => variable.name,
};
