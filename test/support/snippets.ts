/** The code that stands in the project's pages, for tests that run it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.ts';

/** The code between the fences of one language below a heading, in their order. @throws where there is none */
export function snippetsBelow(page: string, heading: string, language: string): string[] {
  const text = readFileSync(join(PROJECT, page), 'utf8');
  const [, ...sections] = text.split(/^(?=## )/m);
  const section = sections.find((each) => each.startsWith(`## ${heading}\n`)) ?? '';
  const found = [...section.matchAll(/^```(\S+)\n([^]*?)^```$/gm)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
  if (found.length === 0) throw new Error(`${page} has no ${language} below ${heading}`);
  return found;
}

/** @throws where there are several */
export function snippetBelow(page: string, heading: string, language: string): string {
  const [first = '', ...others] = snippetsBelow(page, heading, language);
  if (others.length > 0) throw new Error(`${page} has several ${language} below ${heading}`);
  return first;
}
