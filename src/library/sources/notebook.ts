/** Reads the code cells of a Jupyter notebook out of its JSON, with their places in the file. */

/** A string of a code cell's source: a line of it, or all of it. */
export interface CellText {
  readonly text: string;
  /** The place in the file of a place in the text. */
  readonly placeOf: (at: number) => number;
}

export function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

/** @returns the texts of all code cells, in their order; null where the file is no JSON */
export function codeCellTexts(json: string): CellText[] | null {
  try {
    JSON.parse(json);
  } catch {
    return null;
  }
  const texts: CellText[] = [];
  let cell: { isCode: boolean; sources: CellText[] } = { isCode: false, sources: [] };
  const finish = (): void => {
    if (cell.isCode) for (const text of cell.sources) texts.push(text);
    cell = { isCode: false, sources: [] };
  };
  for (const { keys, start, end } of stringsIn(json)) {
    // `cells[].cell_type`, `cells[].source` and `cells[].source[]`, by how deep they are.
    if (keys[0] !== 'cells') continue;
    if (keys.length === 1) finish();
    else if (keys[1] === 'cell_type') cell.isCode = json.slice(start, end) === '"code"';
    else if (keys[1] === 'source') cell.sources.push(cellText(json, start, end));
  }
  finish();
  return texts;
}

/** A string literal that is no key, or the beginning of a map in a list, with the keys of the maps around it. */
interface JsonPlace {
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A source stands in a list of a cell, which is in the list of cells: what is deeper is an output, or malice. */
const MAX_DEPTH = 4;

/** @param json that can be parsed */
function* stringsIn(json: string): Generator<JsonPlace> {
  /** For each bracket that is open the key of its map that is being read, or null in a list. */
  const open: (string | null)[] = [];
  const keys = (): string[] => open.filter((key) => key !== null);
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{' || character === '[') {
      if (character === '{' && open.length <= MAX_DEPTH) yield { keys: keys(), start: at, end: at };
      open.push(character === '{' ? '' : null);
    } else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(json, at);
      const isKey = open.at(-1) != null && /^\s*:/.test(json.slice(end, end + 64));
      if (isKey) open[open.length - 1] = json.slice(at + 1, end - 1);
      else if (open.length <= MAX_DEPTH) yield { keys: keys(), start: at, end };
      at = end - 1;
    }
  }
}

/** Behind the closing quote of a string that is closed. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"' && at < json.length) at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function cellText(json: string, start: number, end: number): CellText {
  const text = String(JSON.parse(json.slice(start, end)));
  return {
    text,
    placeOf: (wanted) => {
      let at = start + 1;
      for (let passed = 0; passed < wanted; passed++)
        at += json[at] !== '\\' ? 1 : json[at + 1] === 'u' ? 6 : 2;
      return at;
    },
  };
}
