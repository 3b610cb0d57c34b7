/** Tells what a script does with a path that it spells out: a constant that nothing opens is no use. */
import type { Node } from 'web-tree-sitter';
import type { PathUse } from '../../source/collected.ts';
import { LOOKING } from './held-names.ts';
import { argumentOf } from './main-function.ts';
import { stringOf } from './script.ts';

/** What is to be known of the file. */
export interface PathPlaces {
  /** By text. */
  readonly identifiers: () => ReadonlyMap<string, readonly Node[]>;
  /** Whether a value is what the main function is handed under a name. */
  readonly isHanded: (value: Node) => boolean;
}

/** What gives the same path, or one made of it. */
const PASSING =
  /^(?:os\.path\.(?:join|abspath|normpath|dirname|expanduser)|os\.fspath|str|(?:pathlib\.)?(?:Pure)?(?:Posix)?Path)$/;

/** What only looks whether something is there, or at the text of the path. */
const ASKING =
  /(?:^|\.)(?:l?exists|is_?dir|is_?file|ends_?with|starts_?with|split|rstrip|strip|format|replace|lower)$/;

const WITH_DEFAULT = /(?:^|\.)(?:get|getenv|getattr|pop|setdefault|next)$/;

/** A path that is passed on more often isn't followed. */
const MAX_STEPS = 200;

export function pathUse(literal: Node, places: PathPlaces): PathUse {
  let steps = 0;
  const seen = new Set<number>();
  const all = (nodes: readonly Node[], isWhole: boolean): PathUse => {
    const uses = nodes.map((node) => useOf(node, isWhole));
    return uses.find((use) => use === 'opened') ?? uses.find((use) => use === 'unclear') ?? 'kept';
  };
  /** @param isWhole whether it is the path itself, nothing that was made of it */
  const useOf = (node: Node, isWhole: boolean): PathUse => {
    const { parent } = node;
    if (parent === null || (steps += 1) > MAX_STEPS) return 'unclear';
    if (seen.has(node.id)) return 'kept';
    seen.add(node.id);
    if (places.isHanded(node)) return isWhole ? 'kept' : 'unclear';
    switch (parent.type) {
      case 'parenthesized_expression':
      case 'conditional_expression':
      case 'boolean_operator':
        return useOf(parent, isWhole);
      case 'interpolation':
        return parent.parent === null ? 'unclear' : useOf(parent.parent, false);
      case 'binary_operator':
        return useOf(parent, false);
      case 'argument_list':
      case 'keyword_argument':
        return useAsArgument(node, isWhole);
      case 'attribute':
        return useOfMember(parent);
      case 'assignment':
        return useWhereAssigned(node, parent, isWhole);
      case 'pair':
        return useInTable(node, parent, isWhole);
      case 'comparison_operator':
      case 'expression_statement':
        return 'kept';
      default:
        return 'unclear';
    }
  };
  const useAsArgument = (node: Node, isWhole: boolean): PathUse => {
    const argument = argumentOf(node);
    if (argument === null) return 'unclear';
    const { call, callee, place } = argument;
    if (PASSING.test(callee.text)) return useOf(call, isWhole && !callee.text.includes('join'));
    if (ASKING.test(callee.text) || LOOKING.test(callee.text)) return 'kept';
    return WITH_DEFAULT.test(callee.text) && place !== 0 ? 'unclear' : 'opened';
  };
  const useOfMember = (member: Node): PathUse => {
    const { parent } = member;
    const isCalled = parent?.type === 'call' && parent.childForFieldName('function')?.id === member.id;
    if (!isCalled) return 'unclear';
    return ASKING.test(member.text) ? 'kept' : 'opened';
  };
  const useWhereAssigned = (value: Node, assignment: Node, isWhole: boolean): PathUse => {
    const left = assignment.childForFieldName('left');
    if (left?.type !== 'identifier' || assignment.childForFieldName('right')?.id !== value.id)
      return 'unclear';
    // An attribute of a class may be read anywhere.
    if (assignment.parent?.parent?.parent?.type === 'class_definition') return 'unclear';
    return all(usesOf(left), isWhole);
  };
  const useInTable = (value: Node, pair: Node, isWhole: boolean): PathUse => {
    const table = pair.parent;
    const assignment = table?.parent;
    const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
    const key = stringOf(pair.childForFieldName('key'))?.value;
    if (left?.type !== 'identifier' || key === undefined || pair.childForFieldName('value')?.id !== value.id)
      return 'unclear';
    const taken: Node[] = [];
    for (const use of usesOf(left)) {
      const subscript = use.parent?.type === 'subscript' ? use.parent : null;
      const name = subscript === null ? null : stringOf(subscript.childForFieldName('subscript'));
      if (subscript === null || name === null || subscript.childForFieldName('value')?.id !== use.id)
        return 'unclear';
      if (name.value === key) taken.push(subscript);
    }
    return all(taken, isWhole);
  };
  /** Every other place that has the name. */
  const usesOf = (name: Node): Node[] =>
    (places.identifiers().get(name.text) ?? []).filter(
      ({ id, parent }) =>
        id !== name.id &&
        !(parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === id) &&
        !(parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === id),
    );
  return useOf(literal, true);
}
