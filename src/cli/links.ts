/** Links on a terminal that knows them (OSC 8), from a rule's name to its page. */
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import { urlOfRulePage } from '../workspace/rule-pages.ts';
import { marked } from './terminal.ts';

/** What makes a text lead somewhere, as a part of what a reporter takes; nothing where the stream's terminal knows no links. */
export function linksFor(stream: NodeJS.WriteStream): {
  readonly link?: (rule: string, shown: string) => string;
} {
  if (!stream.isTTY || !createSupportsHyperlinks(stream)) return {};
  return { link: (rule, shown) => `${opening(urlOfRulePage(rule).href)}${shown}${opening('')}` };
}

/** An empty one closes the last. */
function opening(url: string): string {
  return marked(`\u001B]8;;${url}\u0007`);
}
