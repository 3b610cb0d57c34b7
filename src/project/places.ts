/** `--at`: confines a run to what is found at some places. */
import { resolve } from 'node:path';
import { findDrift, suppressedDrift } from '../engine/findings.ts';
import type { RunFilter } from '../engine/findings.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Finding } from '../rules/finding.ts';
import { indexLines } from '../source/lines.ts';
import { withSlashes } from '../workspace/paths.ts';
import { UsageError } from './options.ts';

interface AskedPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based; null for the whole line. */
  readonly column: number | null;
}

/**
 * The filter, less what it lets pass elsewhere: what stands at a place when the run begins is meant, wherever edits move
 * it to.
 * @param places `FILE:LINE` or `FILE:LINE:COLUMN`, the file absolute or relative to `cwd`
 * @throws UsageError for what names no place in a source of the run
 */
export function confinedTo(
  places: readonly string[],
  filter: RunFilter,
  snapshot: Snapshot,
  cwd: string,
): RunFilter {
  const asked = places.map((given) => readPlace(given, snapshot, cwd));
  const lines = new Map(
    [...new Set(asked.map(({ file }) => file))].map((file) => [
      file,
      indexLines(textIn(snapshot, file) ?? ''),
    ]),
  );
  const isThere = ({ file, range }: Finding): boolean => {
    const position = lines.get(file)?.positionAt(range.start);
    return asked.some(
      (place) =>
        place.file === file &&
        place.line === position?.line &&
        (place.column === null || place.column === position.column),
    );
  };
  // What transforms propose plays no part: the places do.
  const meant = new Set(
    [...findDrift(snapshot, [], filter), ...suppressedDrift(snapshot, filter)]
      .filter(({ finding }) => isThere(finding))
      .map(({ identity }) => identity),
  );
  return {
    ...filter,
    isWanted: (drift, tree) => meant.has(drift.identity) && filter.isWanted(drift, tree),
  };
}

function textIn({ modules, documents }: Snapshot, file: string): string | undefined {
  return (modules.get(file) ?? documents.get(file))?.text;
}

function readPlace(given: string, snapshot: Snapshot, cwd: string): AskedPlace {
  const [, name, line, column] = /^(.+?):(\d+)(?::(\d+))?$/s.exec(given) ?? [];
  if (name === undefined)
    throw new UsageError(
      `--at ${given}: it takes FILE:LINE or FILE:LINE:COLUMN, as findings name their place`,
    );
  const file = withSlashes(resolve(cwd, name));
  const text = textIn(snapshot, file);
  if (text === undefined) throw new UsageError(`--at ${given}: ${name} is no source of this run`);
  const count = text.split('\n').length;
  if (Number(line) < 1 || Number(line) > count)
    throw new UsageError(`--at ${given}: ${name} has the lines 1 to ${count}`);
  return { file, line: Number(line), column: column === undefined ? null : Number(column) };
}
