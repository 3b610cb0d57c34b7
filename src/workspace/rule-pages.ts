/** Reads the pages of rules, which lie beside the rules. */
import { readFile } from 'node:fs/promises';

/**
 * The page of a rule, in Markdown.
 * @param rule `contract/internal-output`
 */
export function readRulePage(rule: string): Promise<string> {
  return readFile(urlOfRulePage(rule), 'utf8');
}

/** Where the page lies, as `file:` URL. */
export function urlOfRulePage(rule: string): URL {
  return new URL(`../rules/${rule}.md`, import.meta.url);
}

/** The pages of rules, each read once. */
export async function readRulePages(names: Iterable<string>): Promise<Map<string, string>> {
  const pages = [...new Set(names)].map(async (rule) => [rule, await readRulePage(rule)] as const);
  return new Map(await Promise.all(pages));
}
