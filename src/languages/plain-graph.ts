/**
 * Plain data as bytes, and back: what refers to each other refers to each other again. Modules are hundreds of thousands of
 * small objects of few shapes, which v8's own format takes three times as long to read and five times as much room for.
 */
import { memoize } from '../memoize/memoize.ts';

/** What follows in the bytes; an object's shape is told by a number from `OBJECT` on. */
const UNDEFINED = 0;
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
/** Its value. */
const WHOLE = 4;
/** The index of its text. */
const NUMBER = 5;
/** Its index. */
const TEXT = 6;
/** The number of an object that was met before. */
const KNOWN = 7;
/** How many elements, and these. */
const LIST = 8;
/** How many entries, and of each the index of its key, a text, and its value. */
const MAP = 9;
const OBJECT = 10;

/** What can be written in one to five bytes: 7 bits in each, the lowest first, and the highest bit where more follow. */
const MOST = 2 ** 31 - 1;

/** The bytes begin with the length of this as JSON, in four bytes. */
interface Head {
  /** The names of an object's properties, with spaces between them. */
  readonly shapes: readonly string[];
  readonly texts: readonly string[];
}

/**
 * @param value of objects, lists, maps by texts, texts, numbers, booleans, null and undefined; of an instance of a class its
 * own properties are written
 * @throws RangeError where it is nested more deeply than the stack takes; TypeError for anything else in it
 */
export function graphToBytes(value: unknown): Uint8Array {
  const writer = new Writer();
  writer.write(value);
  return writer.bytes();
}

/** @param bytes that `graphToBytes` gave @throws an Error for others, and a RangeError where the stack doesn't take it */
export function graphFromBytes(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = reader.read();
  reader.checkEnd();
  return value;
}

class Writer {
  readonly #shapes = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  readonly #known = new Map<object, number>();
  readonly #body: number[] = [];

  bytes(): Uint8Array {
    const head: Head = { shapes: [...this.#shapes.keys()], texts: [...this.#texts.keys()] };
    const json = Buffer.from(JSON.stringify(head));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(json.length);
    return Buffer.concat([length, json, Uint8Array.from(this.#body)]);
  }

  write(value: unknown): void {
    if (typeof value === 'string') this.#tagged(TEXT, this.#text(value));
    else if (typeof value === 'number') this.#numeric(value);
    else if (typeof value === 'boolean') this.#number(value ? TRUE : FALSE);
    else if (value === undefined) this.#number(UNDEFINED);
    else if (value === null) this.#number(NULL);
    else if (typeof value === 'object') this.#object(value);
    else throw new TypeError(`a ${typeof value} is no plain data`);
  }

  #numeric(value: number): void {
    const isNegativeZero = Object.is(value, -0);
    if (Number.isInteger(value) && value >= 0 && value <= MOST && !isNegativeZero) this.#tagged(WHOLE, value);
    else this.#tagged(NUMBER, this.#text(isNegativeZero ? '-0' : String(value)));
  }

  #object(value: object): void {
    const known = this.#known.get(value);
    if (known !== undefined) {
      this.#tagged(KNOWN, known);
      return;
    }
    this.#known.set(value, this.#known.size);
    if (Array.isArray(value)) {
      this.#tagged(LIST, value.length);
      for (const each of value) this.write(each);
    } else if (value instanceof Map) {
      this.#tagged(MAP, value.size);
      for (const [key, each] of value as Map<string, unknown>) {
        this.#number(this.#text(key));
        this.write(each);
      }
    } else {
      if (Symbol.iterator in value) throw new TypeError('what is neither a list nor a map is no plain data');
      const names = Object.keys(value);
      this.#number(OBJECT + indexIn(this.#shapes, names.join(' ')));
      for (const name of names) this.write((value as Record<string, unknown>)[name]);
    }
  }

  #text(text: string): number {
    return indexIn(this.#texts, text);
  }

  #tagged(tag: number, value: number): void {
    this.#number(tag);
    this.#number(value);
  }

  #number(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#body.push((rest & 127) | 128);
    this.#body.push(rest);
  }
}

function indexIn(indices: Map<string, number>, text: string): number {
  let index = indices.get(text);
  if (index === undefined) indices.set(text, (index = indices.size));
  return index;
}

/** Of all bytes that are read the same texts: names of properties are found by their identity. */
const namesOf = memoize((shape: string): readonly string[] => (shape === '' ? [] : shape.split(' ')));

class Reader {
  readonly #bytes: Uint8Array;
  readonly #shapes: readonly (readonly string[])[];
  readonly #texts: readonly string[];
  readonly #known: unknown[] = [];
  #at: number;

  constructor(bytes: Uint8Array) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#bytes = bytes;
    this.#at = 4 + buffer.readUInt32LE(0);
    const { shapes, texts } = JSON.parse(buffer.toString('utf8', 4, this.#at)) as Head;
    this.#shapes = shapes.map(namesOf);
    this.#texts = texts;
  }

  checkEnd(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('the bytes are cut off, or others follow');
  }

  read(): unknown {
    const tag = this.#number();
    switch (tag) {
      case UNDEFINED:
        return undefined;
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case WHOLE:
        return this.#number();
      case NUMBER:
        return Number(this.#text());
      case TEXT:
        return this.#text();
      case KNOWN:
        return this.#known[this.#number()];
      case LIST:
        return this.#list();
      case MAP:
        return this.#map();
      default:
        return this.#object(this.#shapes[tag - OBJECT] ?? []);
    }
  }

  #list(): unknown[] {
    const length = this.#number();
    const list = new Array<unknown>(length);
    this.#known.push(list);
    for (let at = 0; at < length; at++) list[at] = this.read();
    return list;
  }

  #map(): Map<string, unknown> {
    const map = new Map<string, unknown>();
    this.#known.push(map);
    for (let left = this.#number(); left > 0; left--) map.set(this.#text(), this.read());
    return map;
  }

  #object(names: readonly string[]): object {
    const object: Record<string, unknown> = {};
    this.#known.push(object);
    for (const name of names) object[name] = this.read();
    return object;
  }

  #text(): string {
    return this.#texts[this.#number()] ?? '';
  }

  #number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[this.#at++] ?? 0;
      value |= (byte & 127) << shift;
    }
    return value;
  }
}
