/** A reverse index: the references of some files by the name or the property that they refer to. */
import type { Range } from '../../source/range.ts';
import type { Reference } from '../../source/syntax.ts';

/** A use with where it stands. */
export interface PlacedReference {
  /** The module or document. */
  readonly module: { readonly path: string };
  readonly reference: Reference;
}

/** The uses of some files, as they were given. */
export class ReverseIndex {
  readonly #keys = new Map<string, PlacedReference[]>();
  readonly #mentions = new Map<string, PlacedReference[]>();
  /** By the name of an output that they refer to. */
  readonly #outputs = new Map<string, PlacedReference[]>();
  readonly #references: PlacedReference[] = [];
  /** By a property that they refer to. */
  readonly #properties = new Map<string, PlacedReference[]>();

  constructor(uses: Iterable<PlacedReference>) {
    for (const placed of uses) this.#add(placed);
  }

  #add(placed: PlacedReference): void {
    const { kind, text } = placed.reference;
    if (kind === 'key') addTo(this.#keys, text, placed);
    else if (kind === 'mention') addTo(this.#mentions, text, placed);
    else {
      this.#references.push(placed);
      for (const name of outputsNamedIn(text)) addTo(this.#outputs, name, placed);
    }
  }

  /** Where the name is a key. */
  keys(name: string): readonly PlacedReference[] {
    return this.#keys.get(name) ?? [];
  }

  /** Where the name stands alone. */
  mentions(name: string): readonly PlacedReference[] {
    return this.#mentions.get(name) ?? [];
  }

  /** References to the output of that name: `….Outputs['name']`. */
  outputs(name: string): readonly PlacedReference[] {
    if (PLAIN_NAME.test(name)) return this.#outputs.get(name) ?? [];
    const pattern = referenceTo(name);
    return this.#references.filter(({ reference }) => pattern.test(reference.text));
  }

  /** References to a property: what has the text in it. @param property as `CheckpointConfig.S3Uri` */
  properties(property: string): readonly PlacedReference[] {
    let found = this.#properties.get(property);
    if (found === undefined) {
      found = this.#references.filter(({ reference }) => reference.text.includes(property));
      this.#properties.set(property, found);
    }
    return found;
  }
}

function addTo(map: Map<string, PlacedReference[]>, key: string, placed: PlacedReference): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [placed]);
  else known.push(placed);
}

/** Names that end where no such character follows; any other one is looked for by itself. */
const PLAIN_NAME = /^[\w-]+$/;

/** What follows isn't taken in: it may be the beginning of another reference. */
const OUTPUT_REFERENCE = /Outputs(?:(?=\[["']([\w-]+)["']\])|(?=\.([\w-]+)))/g;

function outputsNamedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(OUTPUT_REFERENCE)].map(([, quoted, plain]) => quoted ?? plain ?? ''));
}

function referenceTo(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`Outputs(?:\\[["']${escaped}["']\\]|\\.${escaped}(?![\\w-]))`);
}

/** A reference as far as it goes; quotes in it are escaped (JSON, Terraform) or doubled (YAML) where the text has quotes. */
const REFERENCE_IN_TEXT = /Steps\.(?:\\.|''|[^\s"`{}\\])+/g;

/** The references in a text that is in no language that is read: pipelines in JSON, YAML or Terraform. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE_IN_TEXT)].map((match) => ({
    kind: 'text',
    text: withPlainQuotes(match[0]),
    range: { start: match.index, end: match.index + match[0].length },
  }));
}

function withPlainQuotes(text: string): string {
  return text.replace(/''|\\+(?:["']|u002[27])/g, "'");
}

/** In the order of files' paths and of their texts. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.module.path !== b.module.path) return a.module.path < b.module.path ? -1 : 1;
  return a.range.start - b.range.start;
}

interface Placed {
  readonly module: { readonly path: string };
  readonly range: Range;
}
