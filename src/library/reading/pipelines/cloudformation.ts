/** Finds the definitions of pipelines in CloudFormation's templates, CDK's output among them. */
import type { Piece } from '../../../languages/embedded.ts';
import { spelledBy } from '../../../source/spelling.ts';
import type { Expression, Module, StringExpression } from '../../../source/syntax.ts';
import type { Named } from '../../model/pipeline.ts';
import type { Body } from './body.ts';
import { entryOf, resolved } from './entries.ts';

const RESOURCE_TYPE = 'AWS::SageMaker::Pipeline';

/** The definitions that the resources of a template have in themselves; those that lie in S3 lead nowhere. */
export function bodiesInTemplate(document: Expression, module: Module): Body[] {
  const resources = entryOf(document, 'Resources', module);
  if (resources?.kind !== 'map') return [];
  return resources.sequence.items.flatMap(({ value }) => bodyOf(resolved(value, module), module));
}

function bodyOf(resource: Expression, module: Module): Body[] {
  const type = entryOf(resource, 'Type', module);
  if (type?.kind !== 'string' || type.value !== RESOURCE_TYPE) return [];
  const properties = entryOf(resource, 'Properties', module);
  const body = entryOf(entryOf(properties, 'PipelineDefinition', module), 'PipelineDefinitionBody', module);
  const definition = body === null ? null : definitionIn(body, module);
  if (body === null || definition === null) return [];
  const name = nameIn(entryOf(properties, 'PipelineName', module), module);
  return [{ module, name, at: { module, range: body.range }, definition }];
}

function nameIn(name: Expression | null, module: Module): Named | null {
  return name?.kind === 'string' ? { name: name.value, at: spelledBy(name, module) } : null;
}

/** Null where only deploying the template tells. */
function definitionIn(body: Expression, module: Module): Body['definition'] | null {
  if (body.kind === 'string') return [whole(body)];
  const intrinsic = intrinsicOf(body);
  if (intrinsic === null) return body.kind === 'map' ? body : null;
  const argument = resolved(intrinsic.argument, module);
  switch (intrinsic.name) {
    case 'ToJsonString':
      return argument.kind === 'map' ? argument : null;
    case 'Sub':
    case 'Join':
      return piecesOf(body, module);
    default:
      return null;
  }
}

interface Intrinsic {
  /** Without `Fn::` or `!`. */
  readonly name: string;
  readonly argument: Expression;
}

/** `{ "Fn::Sub": … }`, `!Sub …`; null for what is none. */
function intrinsicOf(expression: Expression): Intrinsic | null {
  if (expression.kind === 'opaque' && expression.tagged !== undefined) {
    const { tag, value } = expression.tagged;
    return { name: tag.slice(1), argument: value };
  }
  if (expression.kind !== 'map') return null;
  const { items } = expression.sequence;
  const found = items.find(
    ({ key }) => key?.kind === 'string' && (key.value.startsWith('Fn::') || key.value === 'Ref'),
  );
  if (found?.key?.kind !== 'string' || (found.key.value === 'Ref' && items.length > 1)) return null;
  return { name: found.key.value.replace('Fn::', ''), argument: found.value };
}

/** Why a map of a template isn't what it spells out. */
export function whyIntrinsic(expression: Expression): string | null {
  const intrinsic = intrinsicOf(expression);
  return intrinsic === null ? null : `CloudFormation makes it, by ${intrinsic.name}`;
}

/** The pieces of a text; what isn't spelled out is an open one. */
function piecesOf(expression: Expression, module: Module): Piece[] {
  const text = resolved(expression, module);
  if (text.kind === 'string') return [whole(text)];
  const intrinsic = intrinsicOf(text);
  const argument = intrinsic === null ? null : resolved(intrinsic.argument, module);
  const open: Piece = { literal: null, range: text.range };
  if (intrinsic === null || argument === null) return [open];
  const [first, second] = itemsOf(argument, module);
  switch (intrinsic.name) {
    case 'Sub': {
      const template = argument.kind === 'list' ? first : argument;
      return template?.kind === 'string' ? substituted(template) : [open];
    }
    case 'Join': {
      if (first?.kind !== 'string' || second?.kind !== 'list') return [open];
      return itemsOf(second, module).flatMap((item, at) => [
        ...(at === 0 ? [] : [whole(first)]),
        ...piecesOf(item, module),
      ]);
    }
    default:
      return [open];
  }
}

function itemsOf(list: Expression, module: Module): Expression[] {
  return list.kind === 'list' ? list.sequence.items.map(({ value }) => resolved(value, module)) : [];
}

function whole(literal: StringExpression): Piece {
  return { literal, start: 0, end: literal.value.length, isOpen: false };
}

/** `${Name}` is put in; `${!Name}` stands for `${Name}`. */
function substituted(literal: StringExpression): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const upTo = (end: number): void => {
    if (done < end) pieces.push({ literal, start: done, end, isOpen: false });
  };
  for (const { index, 0: found, 1: kept } of literal.value.matchAll(/\$\{(!?)[^{}]*\}/g)) {
    if (kept === '!') {
      upTo(index + 2);
      done = index + 3;
      continue;
    }
    upTo(index);
    done = index + found.length;
    pieces.push({ literal, start: index, end: done, isOpen: true });
  }
  upTo(literal.value.length);
  return pieces;
}
