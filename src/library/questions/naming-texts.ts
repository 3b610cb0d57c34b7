/** Finds where a text that is in no language that is read names an output together with its step. */
import { CONTAINER_PATH } from '../conventions/vocabulary.ts';

/** A place that names something as an output is named. */
interface NamedOutput {
  readonly name: string;
  readonly start: number;
  /** The step that stands before it, as `plainStep` gives it; null where it may be of any step that the text names. */
  readonly step: string | null;
}

export interface NamesInText {
  readonly outputs: readonly NamedOutput[];
  /** Every word of the text that is one of the steps. */
  readonly steps: ReadonlySet<string>;
}

/** A step's name however it is spelled: `PyTorchTraining`, `pytorch_training`, `pytorch-training`. */
export function plainStep(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

const WORD = /[A-Za-z_][\w-]*/g;

/** What keys and options are called whose values are outputs; the names of environment variables aren't. */
const OUTPUT_KEY = /output|artifact|channel|(?:^|[_.-])(?:ports?|source|results?|from)$/i;
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/** Whose values say something about others. */
const PROSE_KEY = /^(?:description|desc|comment|docs?|summary|title|notes?|help)$/i;

/** How far it is looked back for what a word is the value of. */
const LOOK_BACK = 1000;

/** A text that names outputs more often isn't written by hand: what comes behind is taken for a use. */
const MOST_LOOKED_AT = 1000;

/**
 * One pass over a text, for all names.
 * @param isName which words are outputs' names
 * @param isStep which words, as `plainStep` gives them, are steps
 */
export function namesIn(
  path: string,
  text: string,
  isName: (word: string) => boolean,
  isStep: (plain: string) => boolean,
): NamesInText {
  const outputs: NamedOutput[] = [];
  const steps = new Set<string>();
  const isComment = commentsOf(path, text);
  let looked = 0;
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (isStep(plainStep(word))) steps.add(plainStep(word));
    if (!isName(word)) continue;
    looked += 1;
    if (looked > MOST_LOOKED_AT) outputs.push({ name: word, start, step: null });
    else if (!isComment(start)) {
      const step = stepOf(text, word, start, isStep);
      if (step !== undefined) outputs.push({ name: word, start, step });
    }
  }
  return { outputs, steps };
}

/** The step that a name stands behind; null where it is named as an output of any, undefined where as none. */
function stepOf(
  text: string,
  name: string,
  start: number,
  isStep: (plain: string) => boolean,
): string | null | undefined {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const key = /^[\s-]*\\?["']?([\w-]+)\\?["']?\s*[:=]/.exec(line)?.[1];
  if (key !== undefined && PROSE_KEY.test(key)) return undefined;
  const near = line.slice(-200);
  const step = /([\w-]+)(?:\.outputs?)?(?:[.:]|\[\\?["'])$/i.exec(near)?.[1];
  if (step !== undefined && isStep(plainStep(step))) return plainStep(step);
  const option = /--([\w-]+)[ =]\\?["']?$/.exec(near)?.[1];
  const holder =
    option ?? keyOfValue(before) ?? (isKeyAt(text, start + name.length) ? keyAround(before) : null);
  if (holder === null) return undefined;
  if (isStep(plainStep(holder))) return plainStep(holder);
  return OUTPUT_KEY.test(holder) && !VARIABLE.test(holder) ? null : undefined;
}

/** The key that a word is the value of, or an item of the list of: `output: x`, `"outputs": ["a", "x"]`, `- x` below it. */
function keyOfValue(before: string): string | null {
  let end = before.length;
  // Each turn goes back over one item of the list.
  for (;;) {
    while (end > 0 && /[\s"'\\,-]/.test(before.charAt(end - 1))) end--;
    const last = before.charAt(end - 1);
    if (last === '[' || last === '(') end--;
    else if (last === ':' || last === '=' || last === '>') return wordBefore(before, end);
    else {
      const between = before.slice(end, before.length);
      const item = /[\w.]+$/.exec(before.slice(Math.max(0, end - 200), end));
      if (item === null || !/^\\?["']?\s*(?:,|-|\n)/.test(between)) return null;
      end -= item[0].length;
    }
  }
}

function wordBefore(before: string, end: number): string | null {
  return /([\w.-]+)\\?["']?\s*(?::|=>?|:=)$/.exec(before.slice(Math.max(0, end - 200), end))?.[1] ?? null;
}

/** Whether a word is a key of what is no container path: that is a contract's own entry. */
function isKeyAt(text: string, end: number): boolean {
  const value = /^\\?["']?\s*[:=]\s*\\?["']?([^\s"'\\]*)/.exec(text.slice(end, end + 200));
  return value !== null && !CONTAINER_PATH.test(value[1] ?? '');
}

/** The key of the map that a key stands in: before the brace that is open, or on the nearest line that is indented less. */
function keyAround(before: string): string | null {
  let closed = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const character = before[at];
    if (character === '}') closed++;
    else if (character === '{' && closed-- === 0)
      return wordBefore(before, before.slice(0, at).trimEnd().length);
  }
  const lines = before.split('\n');
  const indent = /^\s*/.exec(lines.pop() ?? '')?.[0].length ?? 0;
  const above = lines.reverse().find((line) => line.trim() !== '' && line.search(/\S/) < indent);
  return above === undefined ? null : (/([\w.-]+)\\?["']?\s*[:=]\s*$/.exec(above)?.[1] ?? null);
}

/** Tells whether a place is within a comment, as far as the kind of file has some. */
function commentsOf(path: string, text: string): (at: number) => boolean {
  if (/\.(?:json|ipynb)$/i.test(path)) return () => false;
  const hasTemplateComments = text.includes('{#');
  const hasSlashes = /\.(?:tf|hcl|tfvars|tmpl|tpl)$/i.test(path);
  return (at) => {
    const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LOOK_BACK), at);
    const marks = hasSlashes ? /(?:^|\s)(?:#|\/\/)/g : /(?:^|\s)#/g;
    const isMarked = [...line.matchAll(marks)].some(({ index }) => isOutsideQuotes(line.slice(0, index)));
    if (isMarked || !hasTemplateComments) return isMarked;
    const before = text.slice(Math.max(0, at - LOOK_BACK), at);
    return before.lastIndexOf('{#') > before.lastIndexOf('#}');
  };
}

function isOutsideQuotes(text: string): boolean {
  return ['"', "'"].every((quote) => (text.split(quote).length - 1) % 2 === 0);
}
