/** Unified diffs that git and patch take as they come. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** A file of a patch. */
export interface PatchFile {
  /** Relative to the folder that the patch is applied in, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Above this many changed lines the diff isn't made smaller any more, so that its time stays bounded. */
const MAX_EDIT_LENGTH = 5000;

/** The patch of one file, with `a/` and `b/` before its path; empty where nothing changes. */
export function filePatch({ path, before, after }: PatchFile): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MAX_EDIT_LENGTH,
  });
  return withGitHeader(patch ?? wholeFilePatch(path, before, after));
}

/** git takes a patch's paths as those of the work tree, in whatever folder it is run, only with this line. */
function withGitHeader(patch: string): string {
  const [before, after] = patch.split('\n', 2).map((line) => line.slice(4));
  return `diff --git ${before ?? ''} ${after ?? ''}\n${patch}`;
}

/** The two lines with the names, quoted as git does where that is needed. */
function fileHeader(path: string): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, '', '\n', undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch.slice(0, patch.indexOf('@@'));
}

/** A patch that replaces every line: right for any two texts, and short to make. */
function wholeFilePatch(path: string, before: string, after: string): string {
  const hunk = (text: string, sign: string): { lines: number; body: string } => {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const body = lines.map((line) => `${sign}${line}`).join('');
    return {
      lines: lines.length,
      body: body.endsWith('\n') ? body : `${body}\n\\ No newline at end of file\n`,
    };
  };
  const old = hunk(before, '-');
  const fresh = hunk(after, '+');
  return `${fileHeader(path)}@@ -1,${old.lines} +1,${fresh.lines} @@\n${old.body}${fresh.body}`;
}
