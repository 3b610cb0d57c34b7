/** Reads what a TypeScript or JavaScript module does, statement by statement. */
import type { Program } from '../../source/program.ts';
import { children } from './ast.ts';
import type { Parsed } from './parse.ts';
import { ProgramCode } from './program-code.ts';
import { readBlock } from './program-statements.ts';

/** @throws RangeError where it is nested too deeply */
export function readProgram({ program, comments }: Parsed, text: string): Program {
  const code = new ProgramCode({ text, comments });
  const body = readBlock(children(program, 'body'), code);
  return { body, functions: code.functions, comprehensions: new Map() };
}
