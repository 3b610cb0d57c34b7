/** The formatters that a tree configures, file by file, and what there is to say where none is followed. */
import { posix } from 'node:path';
import type { ConfigFile } from '../formatting/config-file.ts';
import { readFormattingFiles } from '../workspace/formatting-files.ts';
import { fileProblem } from '../workspace/problem.ts';
import type { FileProblem } from '../workspace/problem.ts';
import type { Scope } from '../workspace/scope.ts';
import type { FormatterOf } from '../engine/formatted.ts';

export interface Formatters {
  readonly formatterOf: FormatterOf;
  /** A line for each configuration that isn't followed, of those that were asked for. */
  readonly notices: () => FileProblem[];
}

/** Reads a configuration only when a file below it is asked for, and loads a formatter only where one is configured. */
export function formattersIn({ root, workTree }: Scope): Formatters {
  const folders = new Map<string, Promise<readonly ConfigFile[]>>();
  const unfollowed = new Map<string, FileProblem>();
  const filesFor = (folder: string): Promise<readonly ConfigFile[]> => {
    const files = folders.get(folder) ?? readFormattingFiles(folder, workTree ?? root);
    folders.set(folder, files);
    return files;
  };
  return {
    formatterOf: async (path) => {
      const files = await filesFor(posix.dirname(path));
      if (files.length === 0) return null;
      const { formattingOf } = await import('../formatting/index.ts');
      const formatting = await formattingOf(path, files);
      if (formatting === null) return null;
      if ('formatter' in formatting) return formatting.formatter;
      const { config, why } = formatting.unfollowed;
      unfollowed.set(
        `${config}\n${why}`,
        fileProblem(config, `${why}; what changes below it isn't formatted`),
      );
      return null;
    },
    notices: () => [...unfollowed.values()],
  };
}
