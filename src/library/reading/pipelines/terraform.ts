/** Finds the definitions of pipelines in Terraform's resources. */
import type { Piece } from '../../../languages/embedded.ts';
import { spelledBy } from '../../../source/spelling.ts';
import type { Expression, Module } from '../../../source/syntax.ts';
import type { Body } from './body.ts';
import { entryOf } from './entries.ts';

const RESOURCE_TYPE = 'aws_sagemaker_pipeline';

/** The definitions that resources spell out; what comes from files, variables and modules leads nowhere. */
export function bodiesInTerraform(document: Expression, module: Module): Body[] {
  const blocks = blocksIn(document);
  const locals = blocks.filter(({ type }) => type === 'locals').map(({ body }) => body);
  return blocks.flatMap(({ type, labels, body }): Body[] => {
    if (type !== 'resource' || labels[0] !== RESOURCE_TYPE) return [];
    const given = entryOf(body, 'pipeline_definition', module);
    const value = given === null ? null : localValue(given, locals, module);
    const definition = value === null ? null : definitionIn(value);
    if (value === null || definition === null) return [];
    const name = entryOf(body, 'pipeline_name', module);
    return [
      {
        module,
        name: name?.kind === 'string' ? { name: name.value, at: spelledBy(name, module) } : null,
        at: { module, range: value.range },
        definition,
      },
    ];
  });
}

interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Expression;
}

function blocksIn(document: Expression): Block[] {
  if (document.kind !== 'map') return [];
  return document.sequence.items.flatMap(({ value }): Block[] => {
    if (value.kind !== 'call' || value.callee.kind !== 'name') return [];
    const parts = value.arguments.items.map((item) => item.value);
    const labels = parts.flatMap((part) => (part.kind === 'string' ? [part.value] : []));
    const body = parts.at(-1);
    return body === undefined ? [] : [{ type: value.callee.name, labels, body }];
  });
}

/** What `local.name` is in this file; the expression itself where it is no such name. */
function localValue(value: Expression, locals: readonly Expression[], module: Module): Expression {
  if (value.kind !== 'member' || value.object.kind !== 'name' || value.object.name !== 'local') return value;
  const found = locals.flatMap((body) => entryOf(body, value.property, module) ?? []);
  return found[0] ?? value;
}

/** Null where only Terraform tells. */
function definitionIn(value: Expression): Body['definition'] | null {
  switch (value.kind) {
    case 'string':
      return [pieceOf(value)];
    case 'concatenation':
      return value.parts.map(pieceOf);
    case 'call': {
      const [argument, second] = value.arguments.items.map((item) => item.value);
      const isEncoded = value.callee.kind === 'name' && value.callee.name === 'jsonencode';
      return isEncoded && argument?.kind === 'map' && second === undefined ? argument : null;
    }
    default:
      return null;
  }
}

function pieceOf(part: Expression): Piece {
  return part.kind === 'string'
    ? { literal: part, start: 0, end: part.value.length, isOpen: false }
    : { literal: null, range: part.range };
}
