/** Reads assignments: those of names and members, and what CommonJS exports by them. */
import type { AssignTarget, Statement } from '../../source/program.ts';
import type { Range } from '../../source/range.ts';
import type { Expression } from '../../source/syntax.ts';
import { CHANGED_IN_PLACE } from '../loops.ts';
import { child, rangeOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { exportedName, WHOLE_MODULE } from './commonjs.ts';
import { opaque } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';
import { readTarget } from './program-targets.ts';

interface Assignment {
  readonly statements: readonly Statement[];
  /** What the assignment itself stands for. */
  readonly value: Expression;
}

export function readAssignment(node: AstNode, code: ProgramCode): Assignment {
  const [left, right] = [child(node, 'left'), child(node, 'right')];
  if (left === null || right === null) return { statements: [], value: opaque(node) };
  const given = code.expression(right);
  const exported = code.isModule ? exportedName(left, code.source.text) : null;
  if (exported !== null && node['operator'] === '=') {
    const range = rangeOf(left);
    return exported === WHOLE_MODULE
      ? { statements: exportedWhole(range, given), value: { kind: 'name', range, name: 'default' } }
      : { statements: [assigned(exported, range, given)], value: { kind: 'name', range, name: exported } };
  }
  const target = readTarget(left, true, code);
  const place = placeOf(target, rangeOf(left));
  const value = place ?? given;
  switch (node['operator']) {
    case '=':
      return { statements: [{ kind: 'assign', target, value: given }], value };
    case '+=':
      return { statements: [{ kind: 'extend', target, value: given }], value };
    case '??=':
    case '||=': {
      const branches = place === null ? [given] : [place, given];
      const either: Expression = { kind: 'conditional', range: rangeOf(node), branches };
      return { statements: [{ kind: 'assign', target, value: either }], value };
    }
    default:
      return {
        statements: [{ kind: 'assign', target, value: opaque(node, CHANGED_IN_PLACE) }],
        value: opaque(node),
      };
  }
}

/** What is asked again for what a target got; null for a pattern. */
function placeOf(target: AssignTarget, range: Range): Expression | null {
  switch (target.kind) {
    case 'name':
      return { kind: 'name', range, name: target.name };
    case 'member': {
      const { object, property } = target;
      return { kind: 'member', range, object, property, propertyRange: range };
    }
    case 'index':
      return { kind: 'index', range, object: target.object, index: target.index };
    default:
      return null;
  }
}

function assigned(name: string, range: Range, value: Expression): Statement {
  return { kind: 'assign', target: { kind: 'name', name, range, isKnown: false }, value };
}

/** `module.exports = value`, `export = value`: the module as a whole, and what of it has a name. */
export function exportedWhole(range: Range, value: Expression): Statement[] {
  const items = value.kind === 'map' ? value.sequence.items : [];
  return [
    assigned('default', range, value),
    ...items.flatMap(({ key, value: member }): Statement[] => {
      // A local name that is exported under that name is bound already.
      if (key?.kind !== 'string' || (member.kind === 'name' && member.name === key.value)) return [];
      const object: Expression = { kind: 'name', range: key.range, name: 'default' };
      const { range: propertyRange, value: property } = key;
      return [
        assigned(property, propertyRange, {
          kind: 'member',
          range: propertyRange,
          object,
          property,
          propertyRange,
        }),
      ];
    }),
  ];
}
