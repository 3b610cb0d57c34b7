/** What a call calls. */
import type { Expression } from '../../source/syntax.ts';

/** The last name of a callee: `contracts.ScriptContract` → ScriptContract; null for anything but names. */
export function calleeName(callee: Expression): string | null {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'member' ? callee.property : null;
}
