/** Names of types, where they tell what a value is. */
import { child, children, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';

/** Types that stand for what they are given. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'Readonly',
  'Partial',
  'Required',
  'DeepReadonly',
  'Immutable',
  'Satisfies',
]);

/**
 * The last name of a type reference, looked up behind `Readonly<…>` and its like; null for `const` and for types
 * that have no name.
 */
export function typeNameOf(type: AstNode | null): string | null {
  if (type?.type === 'TSTypeAnnotation' || type?.type === 'TypeAnnotation')
    return typeNameOf(child(type, 'typeAnnotation'));
  if (type?.type !== 'TSTypeReference') return null;
  const name = lastName(child(type, 'typeName'));
  if (name === null || name === 'const') return null;
  const given = child(type, 'typeParameters') ?? child(type, 'typeArguments');
  const [inner] = given === null ? [] : children(given, 'params');
  return WRAPPERS.has(name) && inner !== undefined ? typeNameOf(inner) : name;
}

function lastName(name: AstNode | null): string | null {
  if (name?.type === 'TSQualifiedName') return lastName(child(name, 'right'));
  return name === null ? null : textOf(name, 'name');
}
