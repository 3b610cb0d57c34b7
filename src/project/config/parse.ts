/** Parses a configuration as data, and tells where in its text a setting stands. */
import JSON5 from 'json5';
import { parse as parseToml, TomlError } from 'smol-toml';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { ConfigFormat } from './formats.ts';
import { tomlPlaceOf } from './toml-places.ts';

/** 1-based; columns count UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The keys, and the indexes in lists, that lead to a value. */
export type KeyPath = readonly PropertyKey[];

export interface ParsedConfig {
  /** Plain data, of any shape. */
  readonly value: unknown;
  /** Where the entry of the path stands, or the nearest one around it; null where that can't be told. */
  readonly placeOf: (path: KeyPath) => TextPlace | null;
}

/** The text isn't of its format. */
export class ConfigSyntaxError extends Error {
  readonly place: TextPlace | null;

  /** @param message completes "it is no …: " */
  constructor(message: string, place: TextPlace | null) {
    super(message);
    this.place = place;
  }
}

/** @throws ConfigSyntaxError where the text isn't of the format */
export function parseConfig(text: string, format: ConfigFormat): ParsedConfig {
  return { JSON: parseJson, YAML: parseYaml, TOML: parseTomlText }[format](text);
}

function parseJson(text: string): ParsedConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigSyntaxError(...jsonError(text, (error as Error).message));
  }
  // JSON is YAML.
  return { value, placeOf: (path) => yamlPlaceOf(...documentOf(text), path) };
}

/** The parser of JSON5 tells where an error is; what it takes beyond JSON are comments, commas at the end, and quotes. */
function jsonError(text: string, message: string): [string, TextPlace | null] {
  try {
    JSON5.parse(text);
  } catch (error) {
    const { lineNumber, columnNumber, message: said } = error as Error & Record<string, number>;
    if (lineNumber !== undefined && columnNumber !== undefined)
      return [
        said.replace(/^JSON5: | at \d+:\d+$/g, ''),
        // It counts what a break of lines ends, and columns from 1.
        { line: lineNumber, column: columnNumber },
      ];
  }
  const [, offset] = /position (\d+)/.exec(message) ?? [];
  const place = offset === undefined ? null : placeAt(text, Number(offset));
  return ['comments, commas at the end and other quotes than " are none of JSON’s', place];
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** More than configurations that people write have: an alias may stand for many others. */
const MAX_ALIASES = 100;

function parseYaml(text: string): ParsedConfig {
  try {
    const [document, lines] = documentOf(text);
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      throw new ConfigSyntaxError(error.message, { line, column: col });
    }
    return {
      value: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown,
      placeOf: (path) => yamlPlaceOf(document, lines, path),
    };
  } catch (error) {
    if (error instanceof ConfigSyntaxError) throw error;
    // Too deep for the parser, or more aliases than are followed.
    throw new ConfigSyntaxError((error as Error).message, null);
  }
}

function documentOf(text: string): [Document, LineCounter] {
  const lines = new LineCounter();
  return [parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines];
}

function yamlPlaceOf(document: Document, lines: LineCounter, path: KeyPath): TextPlace | null {
  let at: unknown = document.contents;
  let place = rangeStart(at);
  for (const step of path) {
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
      if (pair === undefined) break;
      place = rangeStart(pair.key) ?? place;
      at = pair.value;
    } else if (isSeq(at)) {
      at = at.items[Number(step)];
      place = rangeStart(at) ?? place;
    } else break;
  }
  if (place === null) return null;
  const { line, col } = lines.linePos(place);
  return { line, column: col };
}

function rangeStart(at: unknown): number | null {
  return isNode(at) ? ((at as Node).range?.[0] ?? null) : null;
}

function parseTomlText(text: string): ParsedConfig {
  try {
    return { value: parseToml(text), placeOf: (path) => tomlPlaceOf(text, path) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw new ConfigSyntaxError((error as Error).message, null);
    const [first = ''] = error.message.split('\n');
    throw new ConfigSyntaxError(first.replace(/^Invalid TOML document: /, ''), {
      line: error.line,
      column: error.column,
    });
  }
}
