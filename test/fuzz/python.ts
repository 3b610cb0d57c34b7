/** Asks Python's own parser about sources. */
import { spawnSync } from 'node:child_process';

const SCRIPT = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
def why(text):
    try:
        ast.parse(text.encode("utf-8"))
        return None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return type(error).__name__ + ": " + str(getattr(error, "msg", error))
json.dump([why(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** Why Python takes a text for no program, for each text; null where it takes it. Null as a whole without python3. */
export function askPython(texts: readonly string[]): readonly (string | null)[] | null {
  const { status, stdout, error } = spawnSync('python3', ['-c', SCRIPT], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) return null;
  if (status !== 0) throw new Error('python3 failed');
  return JSON.parse(stdout) as (string | null)[];
}
