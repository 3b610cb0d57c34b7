/** Loads the compiler that ts-morph brings, which takes some 250 ms: only for libraries whose settings redirect imports. */
import { createRequire } from 'node:module';
import type { Compiler } from './link.ts';

export function loadCompiler(): Compiler {
  const require = createRequire(import.meta.url);
  return (require('ts-morph') as typeof import('ts-morph')).ts;
}
