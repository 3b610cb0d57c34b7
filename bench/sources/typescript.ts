/** TypeScript modules of other purposes: services, types, components' logic. */
import type { Chooser } from './chooser.ts';
import { filled } from './fill.ts';
import { camel, field, fields, noun, pascal, sentence, snakeFunction, snakeName, verb } from './names.ts';

const FOREIGN = [
  "import { Injectable, Logger } from '@nestjs/common';",
  "import { z } from 'zod';",
  "import { readFile, writeFile } from 'node:fs/promises';",
  "import { join } from 'node:path';",
  "import express from 'express';",
  "import { useCallback, useEffect, useState } from 'react';",
  "import type { RequestHandler } from 'express';",
  "import { and, eq, inArray } from 'drizzle-orm';",
];

function type(choose: Chooser): string {
  return choose.one([
    'string',
    'number',
    'boolean',
    'Date',
    'string | null',
    'readonly string[]',
    'Record<string, number>',
  ]);
}

function statement(choose: Chooser, indent: string, depth: number): string {
  const name = camel(snakeName(choose));
  const other = noun(choose);
  const key = camel(field(choose));
  const call = camel(snakeFunction(choose));
  const simple = [
    `${indent}const ${name}${choose.between(1, 9)} = await this.${other}s.${call}({ ${key}, ${camel(field(choose))}: ${choose.between(1, 90)} });\n`,
    `${indent}const ${name}Of${pascal(other)} = ${other}s.filter(({ ${key} }) => ${key} !== null).map((item) => item.${key});\n`,
    `${indent}this.logger.debug(\`${verb(choose)} \${${other}.${key}} of \${${name}}\`);\n`,
    `${indent}${other}.${key} = ${name}?.${camel(field(choose))} ?? '${noun(choose)}';\n`,
    `${indent}// ${sentence(choose)}\n${indent}result.set(${other}.${key}, { ...${name}, ${key}: ${call}(${other}) });\n`,
  ];
  if (depth === 0 || choose.chance(0.6)) return choose.one(simple);
  const inner = (): string => block(choose, `${indent}  `, depth - 1, choose.between(1, 3));
  return choose.one([
    () =>
      `${indent}if (${name}.${key} ${choose.one(['>', '<', '===', '!=='])} ${choose.between(0, 100)}) {\n${inner()}${indent}}\n`,
    () => `${indent}if (${name} === undefined) throw new Error('${sentence(choose)}');\n`,
    () => `${indent}for (const ${other} of this.${call}(${name})) {\n${inner()}${indent}}\n`,
    () =>
      `${indent}try {\n${inner()}${indent}} catch (error) {\n${indent}  this.logger.warn(\`no ${other}: \${String(error)}\`);\n${indent}}\n`,
  ])();
}

function block(choose: Chooser, indent: string, depth: number, count: number): string {
  return Array.from({ length: count }, () => statement(choose, indent, depth)).join('');
}

function parameters(choose: Chooser): string {
  return fields(choose, choose.between(1, 3))
    .map((name) => `${camel(name)}: ${type(choose)}`)
    .join(', ');
}

function method(choose: Chooser, indent: string, head: string): string {
  const name = camel(snakeFunction(choose));
  return `${indent}/** ${sentence(choose)} */
${indent}${head}${name}(${parameters(choose)}): Promise<Map<string, unknown>> {
${indent}  const result = new Map<string, unknown>();
${block(choose, `${indent}  `, 2, choose.between(2, 7))}${indent}  return result;
${indent}}

`;
}

function klass(choose: Chooser): string {
  const name =
    pascal(snakeName(choose)) + choose.one(['Service', 'Repository', 'Handler', 'Client', 'Store']);
  const members = fields(choose, choose.between(1, 4)).map(
    (member) => `    private readonly ${camel(member)}: ${type(choose)},\n`,
  );
  const methods = Array.from({ length: choose.between(2, 5) }, () => method(choose, '  ', 'async ')).join('');
  return `/** ${sentence(choose)} */
export class ${name} {
  constructor(
${members.join('')}  ) {}

${methods.trimEnd()}
}

`;
}

function shape(choose: Chooser): string {
  return `export interface ${pascal(snakeName(choose))} {
${fields(choose, choose.between(3, 9))
  .map((member) => `  readonly ${camel(member)}${choose.chance(0.2) ? '?' : ''}: ${type(choose)};\n`)
  .join('')}}

`;
}

function table(choose: Chooser): string {
  const rows = fields(choose, choose.between(3, 10)).map(
    (name) =>
      `  ${camel(name)}: ${choose.one([`'${snakeName(choose)}'`, String(choose.between(1, 9_999)), `['${noun(choose)}', ${choose.between(1, 9)}]`])},\n`,
  );
  return `export const ${snakeName(choose).toUpperCase()}_BY_${noun(choose).toUpperCase()} = {\n${rows.join('')}} as const;\n\n`;
}

const PARTS = [klass, klass, shape, table, (choose: Chooser) => method(choose, '', 'export async function ')];

/** The names that a file declares at its top. */
const DECLARED = /^(?:export (?:class|interface|const|async function)|import \{(?: type)?) (\w+)/gm;

/** A module of about this many characters. */
export function typescriptSource(choose: Chooser, size: number, extra: string): string {
  const declared = new Set<string>();
  /** A file that declares a name twice doesn't parse. */
  const once = (write: () => string): string => {
    for (;;) {
      const text = write();
      const names = [...text.matchAll(DECLARED)].flatMap(([, name]) => name ?? []);
      if (names.some((name) => declared.has(name))) continue;
      for (const name of names) declared.add(name);
      return text;
    }
  };
  const path = (): string => snakeName(choose).replace('_', '-');
  const imports = [
    ...choose.some(FOREIGN, choose.between(0, 4)),
    once(() => `import { type ${pascal(snakeName(choose))} } from './${path()}.js';`),
    once(() => `import { ${camel(snakeFunction(choose))} } from '../${noun(choose)}/${path()}.js';`),
  ];
  return filled(`${imports.join('\n')}\n\n${extra}`, size, () => once(() => choose.one(PARTS)(choose)));
}
