/** What the command line writes to, and how colourful. */
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/** `--color`, `--no-color`, or undefined: as the stream and NO_COLOR, FORCE_COLOR say. */
export type ColorChoice = boolean | undefined;

export function colorsFor(stream: NodeJS.WriteStream, choice: ColorChoice): Colors {
  return picocolors.createColors(choice ?? wantsColor(stream));
}

/** https://no-color.org, and FORCE_COLOR as Node has it; CI logs get none unless asked. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && TERM !== 'dumb';
}

/** Writes to a stream; a reader that has seen enough (`| head`) is no error. */
export function print(stream: NodeJS.WriteStream, text: string): void {
  if (text !== '') stream.write(text);
}

/** Ends quietly what writes into a pipe that nobody reads any more. */
export function tolerateClosedPipes(streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
