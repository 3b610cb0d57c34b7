/** Who consumes an output, by asking every spec, contract, use and document: what an index has to come to as well. */
import { contains } from '../../src/source/range.ts';
import type { Range } from '../../src/source/range.ts';
import type { Module, Reference } from '../../src/source/syntax.ts';
import type { Consumer } from '../../src/library/questions/consumers.ts';
import { isTestFile } from '../../src/library/conventions/conventions.ts';
import type { ContractPort, StepLibrary } from '../../src/library/model/model.ts';
import type { InternalOutput } from '../../src/sagemaker/container-paths.ts';

export function plainConsumers(
  library: StepLibrary,
  port: ContractPort,
  { propertyPath }: InternalOutput,
): Consumer[] {
  const own = library.specs.filter(({ contract }) => contract === port.contract);
  const aliases = own
    .flatMap(({ outputs }) => outputs.filter(({ name }) => name === port.name))
    .flatMap((output) => output.aliases.names);
  const names = new Set([port.name, ...aliases].map((name) => name.toLowerCase()));
  const has = (name: string): boolean => names.has(name.toLowerCase());
  const bySpecs = library.specs.flatMap((spec) => [
    ...spec.dependencies
      .filter(({ name }) => has(name))
      .map(({ module, nameRange: range, name }) => ({
        module,
        range,
        how: `${spec.name} depends on ${name}`,
      })),
    ...spec.outputs.flatMap((output) => {
      const isOwn = own.includes(spec);
      if (isOwn && output.name === port.name) return [];
      const { module, nameRange: range } = output;
      const alias = output.aliases.names.find(has);
      if (alias !== undefined)
        return [{ module, range, how: `${spec.name} offers ${alias} as an alias of ${output.name}` }];
      const text = output.propertyPath?.text;
      return isOwn && propertyPath !== null && text && 'value' in text && text.value === propertyPath
        ? [{ module, range, how: `${spec.name} hands it on as ${output.name}` }]
        : [];
    }),
  ]);
  const byContracts = library.contracts
    .flatMap(({ inputs }) => inputs)
    .filter(({ name }) => has(name))
    .map(({ module, nameRange: range, contract, name }) => ({
      module,
      range,
      how: `${contract.name} has an input ${name}`,
    }));
  const property = propertyPath?.replace(/^properties\./, '');
  const [root] = property?.split(/[.[]/) ?? [];
  const how = (use: Pick<Reference, 'kind' | 'text'>): string | null => {
    if (use.kind === 'mention') return null;
    if (use.kind === 'key') return use.text === port.name ? `${port.name} is used as a key` : null;
    if (property !== undefined && use.text.includes(property)) return `${property} is referred to`;
    const name = port.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`Outputs(?:\\[["']${name}["']\\]|\\.${name}(?![\\w-]))`).test(use.text)
      ? `Outputs['${port.name}'] is referred to`
      : null;
  };
  const byDocuments = library.documents.mentioning(['Steps.']).flatMap((document) =>
    [...document.text.matchAll(/Steps\.(?:\\.|''|[^\s"`{}\\])+/g)].flatMap((match) => {
      const said = how({ kind: 'text', text: match[0].replace(/''|\\+(?:["']|u002[27])/g, "'") });
      const range = { start: match.index, end: match.index + match[0].length };
      return said === null ? [] : [{ module: document, range, how: said }];
    }),
  );
  return [
    ...bySpecs,
    ...byContracts,
    ...usesOutside(library, [port.name, ...(root === undefined ? [] : [root])], how),
    ...byDocuments,
  ];
}

export function plainMentions(library: StepLibrary, { name }: ContractPort): Consumer[] {
  return usesOutside(library, [name], ({ kind, text }) =>
    kind === 'mention' && text === name ? `${name} stands here alone and may be used as a key` : null,
  );
}

function usesOutside(
  library: StepLibrary,
  words: readonly string[],
  how: (use: Reference) => string | null,
): Consumer[] {
  return library.modules.mentioning(words).flatMap((module) =>
    isTestFile(module)
      ? []
      : module.references.flatMap((use) => {
          const said = how(use);
          return said === null || isDeclared(library, module, use.range)
            ? []
            : [{ module, range: use.range, how: said }];
        }),
  );
}

function isDeclared({ contracts, specs }: StepLibrary, module: Module, place: Range): boolean {
  return [
    ...contracts.flatMap((contract) => [
      { module: contract.module, range: contract.record.at.expression.range },
      ...[...contract.inputs, ...contract.outputs].map((port) => ({
        module: port.module,
        range: port.nameRange,
      })),
      ...[contract.optionalEnvironment, contract.requiredEnvironment, contract.computedEnvironment].flatMap(
        (collection) =>
          collection === null
            ? []
            : [{ module: collection.at.module, range: collection.at.expression.range }],
      ),
    ]),
    ...specs.flatMap((spec) => [
      { module: spec.module, range: spec.record.at.expression.range },
      ...[...spec.dependencies, ...spec.outputs].map((port) => ({
        module: port.module,
        range: port.record.at.expression.range,
      })),
      ...(spec.outputCollection === null
        ? []
        : [{ module: spec.outputCollection.at.module, range: spec.outputCollection.at.expression.range }]),
    ]),
  ].some((declared) => declared.module === module && contains(declared.range, place));
}
