/** script/argument-mismatch: a contract and its script don't agree on the script's arguments. */
import type { Range } from '../../source/range.ts';
import type { MainKey } from '../../source/collected.ts';
import { traitsOf } from '../../languages/index.ts';
import { plainArgument } from '../../languages/names.ts';
import { MAIN_PARAMETER } from '../../library/conventions/vocabulary.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { buildersOf } from '../../library/questions/built-by.ts';
import type { Builder, Contract, StepLibrary } from '../../library/model/model.ts';
import { argumentsOf } from '../../library/questions/scripts.ts';
import type { CollectionEntry } from '../../library/values/record.ts';
import type { Report } from '../finding.ts';
import { aboutContract, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

/** An argument that one of the two has and the other lacks. */
interface Mismatch {
  readonly pair: ContractScript;
  readonly argument: string;
  readonly how:
    | { readonly is: 'not taken'; readonly entry: CollectionEntry }
    | { readonly is: 'not declared' | 'left out'; readonly range: Range }
    | { readonly is: 'not defined'; readonly range: Range; readonly written: string };
}

export const argumentMismatchRule: Rule<Mismatch> = {
  name: 'script/argument-mismatch',
  severity: 'warning',
  summary: "a contract declares an argument that its script doesn't take, or lacks one that the script has",
  find: (library) => contractScriptsOf(library).flatMap((pair) => mismatchesOf(pair, library)),
  report: ({ pair, argument, how }) => {
    switch (how.is) {
      case 'not taken':
        return notTaken(pair, argument, how.entry);
      case 'not declared':
        return notDeclared(pair, argument, how.range);
      case 'left out':
        return leftOut(pair, argument, how.range);
      case 'not defined':
        return notDefined(pair, argument, how.range, how.written);
    }
  },
  keyOf: ({ argument, how }) => `${argument}, ${how.is}`,
};

/** Nothing where the script takes no arguments by argparse, or some whose names only code tells. */
function mismatchesOf(pair: ContractScript, library: StepLibrary): Mismatch[] {
  const { argumentDefinitions: defined } = pair.script.collected;
  const declared = argumentsOf(pair.contract);
  if (declared === null || defined.length === 0 || defined.some((each) => each.name === null)) return [];
  const names = new Set(defined.map((each) => each.name));
  const unknown = [...declared].filter(([argument]) => !names.has(argument));
  const own = buildersOf(library, pair.step);
  const lacking = defined.filter(
    (each) =>
      each.isRequired && !declared.has(each.name ?? '') && isGivenByNone(each.name ?? '', own, pair.contract),
  );
  // A contract that declares most of what the script takes means to declare all of it.
  const undeclared = defined.filter((each) => !declared.has(each.name ?? ''));
  const leftOut = undeclared.length * 2 < defined.length ? undeclared.filter((each) => !each.isRequired) : [];
  const mismatch = (argument: string | null, how: Mismatch['how']): Mismatch => ({
    pair,
    argument: argument ?? '',
    how,
  });
  return [
    ...unknown.map(([argument, entry]) => mismatch(argument, { is: 'not taken', entry })),
    ...lacking.map(({ name, range }) => mismatch(name, { is: 'not declared', range })),
    ...leftOut.map(({ name, range }) => mismatch(name, { is: 'left out', range })),
    ...undefinedIn(pair, new Set(declared.keys())).map(({ name, range, written }) =>
      mismatch(name, { is: 'not defined', range, written }),
    ),
  ];
}

/** What `main` takes from `job_args`, once each, where no other word of the script can be its definition. */
function undefinedIn({ script }: ContractScript, declared: ReadonlySet<string>): MainKey[] {
  const keys = script.collected.mainKeys.filter(
    ({ parameter, hasDefault }) => parameter === MAIN_PARAMETER.arguments && !hasDefault,
  );
  return keys.filter(({ name: argument }, index) => {
    const same = keys.filter((key) => key.name === argument);
    // A definition writes it with dashes, too.
    const word = new RegExp(`(?<!\\w)${argument.replaceAll('_', '[-_]')}(?!\\w)`, 'g');
    const occurrences = script.text.match(word)?.length ?? 0;
    return !declared.has(argument) && keys[index] === same[0] && occurrences === same.length;
  });
}

/**
 * Builders give arguments of their own, `--job_type` above all: where none can be read, it isn't known which. An
 * interface tells all of them.
 */
function isGivenByNone(argument: string, builders: readonly Builder[], { module }: Contract): boolean {
  const given = builders.flatMap(textsOf).map(plainArgument);
  const areKnown = builders.length > 0 || traitsOf(module).holdsWholeSteps;
  return areKnown && !given.some((text) => text.includes(argument));
}

function notTaken(pair: ContractScript, argument: string, { item, value }: CollectionEntry): Report {
  const { contract, script } = pair;
  const [first] = script.collected.argumentDefinitions;
  return {
    ...aboutContract(contract, pair.step.spec),
    ...placeIn(value.module, item.key?.range ?? item.range),
    message: `Contract declares argument not defined in script: ${argument}, which ${contract.name} hands on`,
    related:
      first === undefined
        ? []
        : [{ ...placeIn(script, first.range), message: 'the script defines its arguments here' }],
    help: `define --${argument} in the script, which ends with an error otherwise, or remove it from ${contract.name}`,
  };
}

function notDeclared(pair: ContractScript, argument: string, range: Range): Report {
  return {
    ...aboutScript(pair, range),
    message: `Script defines argument not in contract: ${argument}, which it requires and ${pair.contract.name} doesn't declare`,
    help: `declare ${argument} in ${pair.contract.name}, or give it a default in the script`,
  };
}

function leftOut(pair: ContractScript, argument: string, range: Range): Report {
  return {
    ...aboutScript(pair, range),
    severity: 'info',
    message: `Script defines argument not in contract: ${argument}, which it can do without; ${pair.contract.name} declares most of its arguments`,
    help: `declare ${argument} in ${pair.contract.name}, so that whoever builds the step knows of it`,
  };
}

function notDefined(pair: ContractScript, argument: string, range: Range, written: string): Report {
  return {
    ...aboutScript(pair, range),
    message: `Script uses undefined argument: main takes ${argument} from ${written}, and neither the script's parser nor ${pair.contract.name} has it`,
    help: `define --${argument} in the script and declare it in ${pair.contract.name}`,
  };
}
