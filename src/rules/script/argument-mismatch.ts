/** script/argument-mismatch: a contract and its script don't agree on the script's arguments. */
import type { ArgumentDefinition, MainKey } from '../../languages/syntax.ts';
import { plainArgument } from '../../languages/references.ts';
import { textsOf } from '../../library/builders.ts';
import { buildersOf } from '../../library/built-by.ts';
import type { Builder, Contract, StepLibrary } from '../../library/model.ts';
import { argumentsOf } from '../../library/scripts.ts';
import type { CollectionEntry } from '../../library/record.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { contractScriptsOf, scriptFinding } from './scripts.ts';
import type { ContractScript } from './scripts.ts';

const name = 'script/argument-mismatch';

export const argumentMismatchRule: Rule = {
  name,
  severity: 'warning',
  summary:
    "a contract declares an argument that its script doesn't take, or lacks one that the script requires",
  fixable: null,
  transform: null,
  check: (library) => contractScriptsOf(library).flatMap((pair) => mismatchesOf(pair, library)),
};

/** Nothing where the script takes no arguments by argparse, or some whose names only code tells. */
function mismatchesOf(pair: ContractScript, library: StepLibrary): Finding[] {
  const { argumentDefinitions: defined } = pair.script;
  const declared = argumentsOf(pair.contract);
  if (declared === null || defined.length === 0 || defined.some((each) => each.name === null)) return [];
  const names = new Set(defined.map((each) => each.name));
  const unknown = [...declared].filter(([argument]) => !names.has(argument));
  const own = buildersOf(library, pair.step);
  const lacking = defined.filter(
    (each) =>
      each.isRequired && !declared.has(each.name ?? '') && isGivenByNone(each.name ?? '', own, pair.contract),
  );
  return [
    ...unknown.map(([argument, entry]) => notTaken(pair, argument, entry)),
    ...lacking.map((argument) => notDeclared(pair, argument)),
    ...undefinedIn(pair, new Set(declared.keys())).map((key) => notDefined(pair, key)),
  ];
}

/** What `main` takes from `job_args`, once each, where no other word of the script can be its definition. */
function undefinedIn({ script }: ContractScript, declared: ReadonlySet<string>): MainKey[] {
  const keys = script.mainKeys.filter(({ parameter }) => parameter === 'job_args');
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
  const areKnown = builders.length > 0 || module.language === 'yaml';
  return areKnown && !given.some((text) => text.includes(argument));
}

function notTaken(pair: ContractScript, argument: string, { item, value }: CollectionEntry): Finding {
  const { contract, script } = pair;
  const [first] = script.argumentDefinitions;
  return {
    ...scriptFinding(pair, item.key?.range ?? item.range, {
      rule: name,
      severity: 'warning',
      message: `Contract declares argument not defined in script: ${argument}, which ${contract.name} hands on`,
      help: `define --${argument} in the script, which ends with an error otherwise, or remove it from ${contract.name}`,
    }),
    file: value.module.path,
    related:
      first === undefined
        ? []
        : [{ file: script.path, range: first.range, message: 'the script defines its arguments here' }],
  };
}

function notDeclared(pair: ContractScript, { name: argument, range }: ArgumentDefinition): Finding {
  return scriptFinding(pair, range, {
    rule: name,
    severity: 'warning',
    message: `Script defines argument not in contract: ${argument ?? ''}, which it requires and ${pair.contract.name} doesn't declare`,
    help: `declare ${argument ?? ''} in ${pair.contract.name}, or give it a default in the script`,
  });
}

function notDefined(pair: ContractScript, { name: argument, range }: MainKey): Finding {
  return scriptFinding(pair, range, {
    rule: name,
    severity: 'warning',
    message: `Script uses undefined argument: main takes ${argument} from job_args, and neither the script's parser nor ${pair.contract.name} has it`,
    help: `define --${argument} in the script and declare it in ${pair.contract.name}`,
  });
}
