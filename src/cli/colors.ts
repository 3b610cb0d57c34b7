/** How colourful the command line writes. */
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { ColorChoice } from './options.ts';

export function colorsFor(stream: NodeJS.WriteStream, choice: ColorChoice): Colors {
  return picocolors.createColors(choice === 'auto' ? wantsColor(stream) : choice === 'always');
}

/** https://no-color.org, and FORCE_COLOR as Node has it; CI logs get none unless asked. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && TERM !== 'dumb';
}
