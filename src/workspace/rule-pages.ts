/** Reads the pages of rules, which lie beside the rules. */
import { readFile } from 'node:fs/promises';

/**
 * The page of a rule, in Markdown.
 * @param rule `contract/internal-output`
 */
export function readRulePage(rule: string): Promise<string> {
  return readFile(new URL(`../rules/${rule}.md`, import.meta.url), 'utf8');
}
