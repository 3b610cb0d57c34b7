/** Reads what a Python module does, statement by statement. */
import type { Node } from 'web-tree-sitter';
import type { Program } from '../../source/program.ts';
import { ProgramCode } from './program-code.ts';
import { readBlock } from './program-statements.ts';

/** @param root of the module's tree @throws RangeError where it is nested too deeply */
export function readProgram(root: Node): Program {
  const code = new ProgramCode();
  const body = readBlock(root, code);
  const { functions, comprehensions } = code;
  return { body, functions, comprehensions };
}
