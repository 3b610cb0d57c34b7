/** Python modules of other purposes: services, models, command lines. */
import type { Chooser } from './chooser.ts';
import { filled } from './fill.ts';
import { field, fields, noun, pascal, sentence, snakeFunction, snakeName, verb } from './names.ts';

const STANDARD = [
  'import argparse',
  'import asyncio',
  'import csv',
  'import json',
  'import logging',
  'import os',
  'import re',
  'from collections import defaultdict',
  'from dataclasses import dataclass, field',
  'from datetime import datetime, timedelta',
  'from decimal import Decimal',
  'from pathlib import Path',
  'from typing import Any, Dict, Iterable, List, Optional',
];
const FOREIGN = [
  'import numpy as np',
  'import pandas as pd',
  'import requests',
  'import sqlalchemy as sa',
  'from django.db import models',
  'from fastapi import APIRouter, Depends, HTTPException',
  'from pydantic import BaseModel, Field',
  'from sqlalchemy.orm import Session',
];

function statement(choose: Chooser, indent: string, depth: number): string {
  const name = snakeName(choose);
  const other = noun(choose);
  const key = field(choose);
  const simple = [
    `${indent}${name} = self.${other}_${noun(choose)}.get("${key}")\n`,
    `${indent}${name} = [${other}.${key} for ${other} in ${noun(choose)}_list if ${other}.${field(choose)} is not None]\n`,
    `${indent}${name} = ${snakeFunction(choose)}(${other}, ${key}=${choose.between(0, 500)})\n`,
    `${indent}logger.info("${verb(choose)} %s of %s", ${name}, ${other})\n`,
    `${indent}${other}.${key} = ${name}.${field(choose)} or "${noun(choose)}"\n`,
    `${indent}# ${sentence(choose)}\n${indent}${name} = f"{${other}.${key}}-{${choose.between(1, 99)}:03d}"\n`,
    `${indent}result["${key}"] = {"${field(choose)}": ${name}, "${noun(choose)}": ${other}.${field(choose)}}\n`,
  ];
  if (depth === 0 || choose.chance(0.6)) return choose.one(simple);
  const inner = (): string => block(choose, `${indent}    `, depth - 1, choose.between(1, 3));
  return choose.one([
    () =>
      `${indent}if ${name}.${key} ${choose.one(['>', '<', '==', '!='])} ${choose.between(0, 100)}:\n${inner()}`,
    () => `${indent}if not ${name}:\n${indent}    raise ValueError("${sentence(choose)}")\n`,
    () => `${indent}for ${other} in self.${snakeFunction(choose)}(${name}):\n${inner()}`,
    () =>
      `${indent}try:\n${inner()}${indent}except (KeyError, ValueError) as error:\n${indent}    logger.warning("no ${other}: %s", error)\n`,
    () => `${indent}with open(${name}_path, encoding="utf-8") as file:\n${inner()}`,
  ])();
}

function block(choose: Chooser, indent: string, depth: number, count: number): string {
  return Array.from({ length: count }, () => statement(choose, indent, depth)).join('');
}

function method(choose: Chooser, indent: string, self: boolean): string {
  const given = fields(choose, choose.between(1, 3)).map(
    (name) =>
      `${name}: ${choose.one(['int', 'str', 'Optional[str] = None', 'bool = False', 'Dict[str, Any]'])}`,
  );
  const withDefaultsLast = given.sort((a, b) => Number(a.includes('=')) - Number(b.includes('=')));
  const returned = choose.one(['None', 'bool', 'Dict[str, Any]', 'List[str]', 'Decimal']);
  const deeper = `${indent}    `;
  return `${indent}def ${snakeFunction(choose)}(${[...(self ? ['self'] : []), ...withDefaultsLast].join(', ')}) -> ${returned}:
${deeper}"""${sentence(choose)}"""
${deeper}result: Dict[str, Any] = {}
${block(choose, deeper, 2, choose.between(2, 8))}${deeper}return result

`;
}

function klass(choose: Chooser): string {
  const name =
    pascal(snakeName(choose)) + choose.one(['Service', 'Repository', 'Handler', 'Client', 'Manager']);
  const methods = Array.from({ length: choose.between(2, 5) }, () => method(choose, '    ', true)).join('');
  const members = fields(choose, choose.between(2, 5));
  return `
class ${name}:
    """${sentence(choose)}"""

    def __init__(self, ${members.map((member) => `${member}: Any`).join(', ')}) -> None:
${members.map((member) => `        self.${member} = ${member}\n`).join('')}
${methods}`;
}

function record(choose: Chooser): string {
  return `
@dataclass(frozen=True)
class ${pascal(snakeName(choose))}:
    """${sentence(choose)}"""

${fields(choose, choose.between(3, 9))
  .map(
    (member) =>
      `    ${member}: ${choose.one(['int', 'str', 'Decimal = Decimal(0)', 'Optional[datetime] = None'])}\n`,
  )
  .sort((a, b) => Number(a.includes('=')) - Number(b.includes('=')))
  .join('')}

`;
}

function table(choose: Chooser): string {
  const rows = fields(choose, choose.between(3, 10)).map(
    (name) =>
      `    "${name}": ${choose.one([`"${snakeName(choose)}"`, String(choose.between(1, 9_999)), `("${noun(choose)}", ${choose.between(1, 9)})`])},\n`,
  );
  return `\n${snakeName(choose).toUpperCase()}_BY_${noun(choose).toUpperCase()} = {\n${rows.join('')}}\n`;
}

/** A module of about this many characters. */
export function pythonSource(choose: Chooser, size: number, extra: string): string {
  const imports = [
    ...choose.some(STANDARD, choose.between(2, 7)),
    '',
    ...choose.some(FOREIGN, choose.between(0, 3)),
    `from .${snakeName(choose)} import ${pascal(snakeName(choose))}`,
    `from ..${noun(choose)}.${snakeName(choose)} import ${snakeFunction(choose)}`,
  ];
  const head = `"""${sentence(choose)}"""\n\n${imports.join('\n')}\n\nlogger = logging.getLogger(__name__)\n${extra}`;
  return filled(head, size, () =>
    choose.one([klass, klass, record, table, (one: Chooser) => `\n${method(one, '', false)}`])(choose),
  );
}
