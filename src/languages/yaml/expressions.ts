/** Reads the nodes of a YAML document into neutral expressions. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { CST, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Range } from '../../source/range.ts';
import { compact } from '../compact.ts';
import type {
  ConstantExpression,
  Expression,
  Item,
  Sequence,
  StringExpression,
  SyntaxProblem,
  ValueBinding,
} from '../../source/syntax.ts';

export interface ReadDocument {
  /** Null where the document is empty. */
  readonly root: Expression | null;
  /** The nodes that have an anchor, under its name. */
  readonly anchors: readonly ValueBinding[];
  readonly problems: readonly SyntaxProblem[];
}

/** @param document parsed with `keepSourceTokens` */
export function readDocument(document: Document.Parsed, text: string): ReadDocument {
  const reader = new Reader(text);
  const { contents } = document as { contents: Node | null };
  const root = contents === null ? null : reader.read(contents, contents.range?.[0] ?? 0, 'block');
  return { root, anchors: reader.anchors, problems: reader.problems };
}

/** The style of what a node stands in: a plain scalar may hold fewer characters in flow style. */
type Style = 'block' | 'flow';

class Reader {
  readonly anchors: ValueBinding[] = [];
  readonly problems: SyntaxProblem[] = [];
  private readonly text: string;
  private readonly known = new Set<string>();
  /** Anchors of the nodes around the one that is read. */
  private readonly open = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** @param behind the offset behind what introduces the node: a key's colon, a dash, an anchor */
  read(node: unknown, behind: number, style: Style): Expression {
    if (isAlias(node)) return this.readAlias(node.source, rangeOf(node));
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.readUnnamed(node, behind, style);
    this.open.add(anchor);
    const value = this.readUnnamed(node, behind, style);
    this.open.delete(anchor);
    const start = this.text.lastIndexOf(`&${anchor}`, value.range.start);
    const nameRange = { start, end: start + anchor.length + 1 };
    this.known.add(anchor);
    this.anchors.push({ kind: 'value', name: anchor, nameRange, value, type: null });
    return value;
  }

  private readAlias(name: string, range: Range): Expression {
    if (this.open.has(name)) {
      this.problems.push({ message: `*${name} stands within &${name}, and so contains itself`, range });
      return { kind: 'opaque', range, what: 'an alias that contains itself' };
    }
    if (!this.known.has(name)) {
      this.problems.push({ message: `no anchor &${name} stands before *${name}`, range });
    }
    return { kind: 'name', range, name };
  }

  private readUnnamed(node: unknown, behind: number, style: Style): Expression {
    const value = this.readUntagged(node, behind, style);
    const tag = isNode(node) ? (node as { tag?: string }).tag : undefined;
    if (tag === undefined || tag.startsWith('tag:yaml.org,2002:')) return value;
    return {
      kind: 'opaque',
      range: value.range,
      what: `a value with the tag ${tag}`,
      tagged: { tag, value },
    };
  }

  private readUntagged(node: unknown, behind: number, style: Style): Expression {
    if (isMap(node)) return this.readMap(node as YAMLMap<Node, Node | null>, behind);
    if (isSeq(node)) return this.readList(node as YAMLSeq<Node>, behind);
    return isScalar(node) ? this.readScalar(node, behind, style) : emptyAt(behind);
  }

  private readScalar(node: Scalar, behind: number, style: Style): Expression {
    const { start, end } = rangeOf(node);
    if (start === end && node.value === null) return emptyAt(behind);
    const { value } = node;
    if (typeof value === 'string') {
      return this.stringOf(node, { start, end: this.endOfScalar(node) }, value, style);
    }
    const range = { start, end };
    if (value === null || typeof value === 'boolean' || typeof value === 'number') {
      return { kind: 'constant', range, value };
    }
    return { kind: 'opaque', range, what: 'a value of another type than string, number and map' };
  }

  private stringOf(
    { type, value: read }: Scalar,
    range: Range,
    value: string,
    style: Style,
  ): StringExpression {
    const written = this.text.slice(range.start, range.end);
    if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') {
      const quote = type === 'QUOTE_SINGLE' ? "'" : '"';
      const content = written.includes('\n') ? null : { start: range.start + 1, end: range.end - 1 };
      return {
        kind: 'string',
        range,
        value: flat(value, written.slice(1, -1)),
        content,
        open: quote,
        close: quote,
      };
    }
    const text = type === 'PLAIN' ? written : written.slice(written.indexOf('\n')).trim();
    const start = range.end - text.length;
    const isWhole = text === read && !text.includes('\n');
    const content = !isWhole ? null : start === range.start ? range : { start, end: range.end };
    return { kind: 'string', range, value: flat(value, text), content, open: '', close: '', plainIn: style };
  }

  /** A block scalar's last line ending isn't part of it; one that keeps its blank lines (`|+`) has them in it. */
  private endOfScalar(node: Scalar): number {
    const { start, end } = rangeOf(node);
    if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return end;
    const written = this.text.slice(start, end);
    const header = written.split('\n', 1)[0] ?? '';
    return start + (/^[|>]\d?\+/.test(header) ? written.replace(/\r?\n$/, '') : written.trimEnd()).length;
  }

  private readMap(node: YAMLMap<Node, Node | null>, behind: number): Expression {
    const style: Style = node.flow === true ? 'flow' : 'block';
    const keys = new Set<unknown>();
    for (const { key } of node.items) {
      // A merge may be said twice.
      if (!isScalar(key) || key.value === '<<') continue;
      if (keys.has(key.value)) {
        const message = 'this key stands in its map twice; remove one of the two';
        this.problems.push({ message, range: rangeOf(key) });
      }
      keys.add(key.value);
    }
    const items = node.items.flatMap((pair) => this.readPair(pair, style));
    return this.collection('map', node, behind, items);
  }

  private readPair(pair: Pair<Node, Node | null>, style: Style): Item[] {
    const { key, value, srcToken } = pair;
    const keyRange = rangeOf(key);
    const props = (srcToken?.start ?? []).find(({ type }) => PROPERTIES.has(type));
    const start = Math.min(props?.offset ?? keyRange.start, keyRange.start);
    const colonEnd = endOfLast(srcToken?.sep, keyRange.end);
    const readKey = this.readKey(key, keyRange, style);
    if (readKey.kind === 'string' && readKey.value === '<<' && readKey.open === '') {
      return this.readMergeKey(readKey, value, { start, end: colonEnd }, style);
    }
    const read = this.read(value, colonEnd, style);
    const range = { start, end: Math.max(colonEnd, read.range.end) };
    return [{ kind: 'entry', range, key: readKey, value: read }];
  }

  private readKey(key: Node, range: Range, style: Style): Expression {
    if (!isScalar(key)) return { kind: 'opaque', range, what: 'a key that is no scalar' };
    if (range.start === range.end) return { kind: 'opaque', range, what: 'a key that is not there' };
    const value = typeof key.value === 'string' ? key.value : this.text.slice(range.start, range.end);
    return this.stringOf(key, range, value, style);
  }

  /** `<<: *base` and `<<: [*first, *second]`, where the first has the last word. */
  private readMergeKey(key: Expression, value: Node | null, from: Range, style: Style): Item[] {
    const read = this.read(value, from.end, style);
    const range = { start: from.start, end: Math.max(from.end, read.range.end) };
    const parts = read.kind === 'list' ? read.sequence.items.map((item) => item.value).reverse() : [read];
    return parts.map((part) => ({ kind: 'spread', range, key, value: part }));
  }

  private readList(node: YAMLSeq<Node>, behind: number): Expression {
    const style: Style = node.flow === true ? 'flow' : 'block';
    const tokens = collectionToken(node)?.items ?? [];
    const items = node.items.map((item, at): Item => {
      const before = tokens[at]?.start;
      const dash = before?.find(({ type }) => type === 'seq-item-ind');
      if (isPair(item)) {
        const range = rangeOf(node);
        return { kind: 'element', range, key: null, value: { kind: 'opaque', range, what: 'a pair' } };
      }
      const value = this.read(item, endOfLast(before, rangeOf(item).start), style);
      const range = { start: dash?.offset ?? value.range.start, end: value.range.end };
      return { kind: 'element', range, key: null, value };
    });
    return this.collection('list', node, behind, items);
  }

  private collection(
    kind: 'map' | 'list',
    node: YAMLMap | YAMLSeq,
    behind: number,
    items: readonly Item[],
  ): Expression {
    const { start, end } = rangeOf(node);
    if (node.flow !== true) {
      const range = { start, end: items.at(-1)?.range.end ?? start };
      const sequence: Sequence = {
        form: kind,
        isBlock: true,
        range: { start: behind, end: range.end },
        items: compact(items),
        commas: compact([]),
        comments: compact([]),
      };
      return { kind, range, sequence };
    }
    const range = { start, end };
    const token = collectionToken(node);
    const between = [
      ...(token?.items ?? []).flatMap((item) => item.start),
      ...(token?.type === 'flow-collection' ? token.end : []),
    ];
    const offsets = (type: CST.SourceToken['type']): CST.SourceToken[] =>
      between.filter((each) => each.type === type);
    const sequence: Sequence = {
      form: kind,
      range,
      items: compact(items),
      commas: compact(offsets('comma').map(({ offset }) => offset)),
      comments: compact(
        offsets('comment').map(({ offset, source }) => ({ start: offset, end: offset + source.length })),
      ),
    };
    return { kind, range, sequence };
  }
}

/** What stands before a key or value and belongs to it. */
const PROPERTIES: ReadonlySet<string> = new Set([
  'explicit-key-ind',
  'map-value-ind',
  'seq-item-ind',
  'anchor',
  'tag',
]);

/** The offset behind the last indicator, anchor or tag among these tokens. */
function endOfLast(tokens: readonly CST.SourceToken[] | undefined, fallback: number): number {
  const last = tokens?.findLast(({ type }) => PROPERTIES.has(type));
  return last === undefined ? fallback : last.offset + last.source.length;
}

function collectionToken(
  node: YAMLMap | YAMLSeq,
): CST.BlockMap | CST.BlockSequence | CST.FlowCollection | null {
  const token = node.srcToken;
  return token !== undefined && 'items' in token ? token : null;
}

function rangeOf(node: Node | { range?: readonly number[] | null }): Range {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end };
}

/** Nothing is written there: null. */
function emptyAt(offset: number): ConstantExpression {
  return { kind: 'constant', range: { start: offset, end: offset }, value: null };
}

/** The same value as a part of the text where it is one: the parser puts it together from many pieces, which it keeps. */
function flat(value: string, written: string): string {
  return value === written ? written : value;
}
