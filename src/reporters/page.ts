/** A page in Markdown as a terminal shows it: a rule's page, which has headings, paragraphs, lists, tables and code. */
import type { Colors } from 'picocolors/types.js';
import { wrapped } from './wrapped.ts';

const BLANK_IN_CODE = '\u00A0';

/**
 * @param columns how wide paragraphs and lists are to be; code and tables are as wide as they are
 * @returns lines, each ending with a newline
 */
export function pageText(markdown: string, colors: Colors, columns: number | undefined): string {
  return blocksOf(markdown)
    .map((block) => `${blockText(block, colors, columns)}\n`)
    .join('\n');
}

interface Block {
  readonly kind: 'heading' | 'code' | 'table' | 'list' | 'paragraph';
  readonly lines: readonly string[];
}

function blocksOf(markdown: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let open: { kind: Block['kind']; lines: string[] } | null = null;
  for (const line of markdown.split(/\r?\n/)) {
    const isFence = line.startsWith('```');
    if (open?.kind === 'code') {
      if (isFence) open = null;
      else open.lines.push(line);
    } else if (line.trim() === '') {
      open = null;
    } else {
      const kind = isFence ? 'code' : kindOf(line);
      if (open === null || (kind !== open.kind && !isContinued(open.kind, kind))) {
        open = { kind, lines: [] };
        blocks.push(open);
      }
      if (!isFence) open.lines.push(line);
    }
  }
  return blocks;
}

function kindOf(line: string): Exclude<Block['kind'], 'code'> {
  if (/^#+ /.test(line)) return 'heading';
  if (line.startsWith('|')) return 'table';
  return /^\s*(?:[-*]|\d+\.) /.test(line) ? 'list' : 'paragraph';
}

/** Whether a line that looks like text by itself goes on with what stands above it. */
function isContinued(open: Block['kind'], kind: Block['kind']): boolean {
  return open === 'list' && kind === 'paragraph';
}

function blockText({ kind, lines }: Block, colors: Colors, columns: number | undefined): string {
  switch (kind) {
    case 'heading':
      return lines.map((line) => colors.bold(inline(line.replace(/^#+ /, ''), colors))).join('\n');
    case 'code':
      return lines.map((line) => (line === '' ? '' : `    ${colors.green(line)}`)).join('\n');
    case 'table':
      return lines
        .filter((line) => !/^[|\s:-]+$/.test(line))
        .map((line, at) => (at === 0 ? colors.bold(rowText(line)) : rowText(line)))
        .join('\n');
    case 'list':
      return itemsOf(lines)
        .flatMap((item) => flowed(item, '  - ', colors, columns))
        .join('\n');
    case 'paragraph':
      return flowed(lines.join(' '), '', colors, columns).join('\n');
  }
}

/** Cells keep their places: what marks code takes as much room as a terminal shows blanks. */
function rowText(line: string): string {
  return line
    .replace(/^\| ?| ?\|$/g, '')
    .replace(/`([^`]*)`/g, '$1  ')
    .replace(/ \| /g, '   ')
    .trimEnd();
}

function itemsOf(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const text = line.replace(/^\s*(?:[-*]|\d+\.) /, '');
    if (text !== line) items.push(text);
    else items[items.length - 1] = `${items.at(-1) ?? ''} ${line.trim()}`;
  }
  return items;
}

/** Code stays on one line, since a name that is torn apart can't be copied. */
function flowed(text: string, lead: string, colors: Colors, columns: number | undefined): string[] {
  const linked = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const kept = linked.replace(/`[^`]*`/g, (code) => code.replaceAll(' ', BLANK_IN_CODE));
  const lines = wrapped({ text: lead, width: lead.length }, kept, columns);
  return lines.map((line, at) => {
    const hanging = at === 0 ? line : line.replace(/^ +/, ' '.repeat(lead.length));
    return inline(hanging, colors).replaceAll(BLANK_IN_CODE, ' ');
  });
}

function inline(text: string, colors: Colors): string {
  return text
    .replace(/\*\*([^*]*)\*\*/g, (_, strong: string) => colors.bold(strong))
    .replace(/`([^`]*)`/g, (_, code: string) => colors.cyan(code));
}
