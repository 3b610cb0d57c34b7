/** Shows how far a long run is, on a terminal and only there. */

/** Below this many steps a run is over before a bar could be read. */
const MIN_STEPS = 1000;

export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Removes the bar. */
  readonly stop: () => void;
}

const SILENT: Progress = { onProgress: () => undefined, stop: () => undefined };

/** @param stream where the bar goes; nothing is shown where it is no terminal */
export async function startProgress(stream: NodeJS.WriteStream): Promise<Progress> {
  if (!stream.isTTY) return SILENT;
  const { progress } = await import('@clack/prompts');
  let bar: ReturnType<typeof progress> | null = null;
  let shown = 0;
  return {
    onProgress(done, total) {
      if (total < MIN_STEPS) return;
      if (bar === null) {
        bar = progress({ max: total, output: stream, indicator: 'timer', withGuide: false });
        bar.start('Reading the step library');
      }
      bar.advance(done - shown);
      shown = done;
    },
    stop() {
      bar?.clear();
      bar = null;
    },
  };
}
