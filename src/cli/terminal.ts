/** What the command line writes to. */

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
