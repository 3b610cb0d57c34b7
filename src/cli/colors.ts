/** How colourful the command line writes. */
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { ColorChoice } from './options.ts';
import { marked } from './terminal.ts';

/** Each stream is asked by itself: standard error may be a terminal where standard output is a file. */
export function colorsFor(stream: NodeJS.WriteStream, choice: ColorChoice): Colors {
  // It has no `isTTY` where it is no terminal, whatever its type says.
  return wantsColor('isTTY' in stream && stream.isTTY, choice, process.env) ? MARKED : NO_COLORS;
}

export const NO_COLORS = picocolors.createColors(false);

/** Their codes are marked: `print` tells them from what stands in a text. */
const MARKED = Object.fromEntries(
  Object.entries<Colors[keyof Colors]>({ ...picocolors.createColors(true) }).map(([name, paint]) => {
    if (typeof paint === 'boolean') return [name, paint];
    const [open = '', close = ''] = paint('|').split('|').map(marked);
    return [name, (text: string) => `${open}${text}${close}`];
  }),
) as unknown as Colors;

/** https://no-color.org and https://force-color.org: an empty variable counts as none. */
export function wantsColor(
  isTerminal: boolean,
  choice: ColorChoice,
  { NO_COLOR, FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
