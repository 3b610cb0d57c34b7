/**
 * Writes a rule, or a transform for one, that runs from the first minute: its file, page, test and fixture.
 *
 *     npm run new rule <group>/<name>
 *     npm run new transform <name> <group>/<rule>
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const NAME = /^[a-z]+(?:-[a-z]+)*$/;
const RULE = /^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*$/;

function fail(why) {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

const pascal = (name) => name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());

/** A template with its `{{words}}` filled in. */
function filled(template, words) {
  const text = readFileSync(`scripts/templates/${template}.txt`, 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, word) => words[word]);
}

async function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const isSource = /\.(?:ts|md)$/.test(path);
  writeFileSync(
    path,
    isSource ? await format(text, { ...(await resolveConfig(path)), filepath: path }) : text,
  );
  process.stdout.write(`${path}\n`);
}

/** Enters a new one in a list: its import before the first line that begins so, its name at the list's end. */
async function enter(path, line, before, name) {
  const text = readFileSync(path, 'utf8');
  const entered = text.replace(before, `${line}\n${before}`).replace(/\n\];/, `\n  ${name},\n];`);
  await write(path, entered);
}

async function newRule(rule) {
  if (!RULE.test(rule ?? ''))
    fail('which rule? npm run new rule <group>/<name>, in words like alias/lost-name');
  const [group, name] = rule.split('/');
  const path = `src/rules/${rule}`;
  if (existsSync(`${path}.ts`)) fail(`${rule} is there already`);
  const words = { rule, group, name, Name: pascal(name), camelName: camel(name) };
  await write(`${path}.ts`, filled('rule.ts', words));
  await write(`${path}.md`, filled('rule.md', words));
  await write(`test/rules/${rule}.test.ts`, filled('rule.test.ts', words));
  const source = filled('fixture.py', { rule, alias: `, "${name}"` });
  await write(`__testfixtures__/fix/${group}-${name}.unchanged.py`, source);
  await enter(
    'src/rules/index.ts',
    `import { ${words.camelName}Rule } from './${rule}.ts';`,
    "import type { Rule } from './rule.ts';",
    `${words.camelName}Rule`,
  );
}

async function newTransform(name, rule) {
  if (!NAME.test(name ?? '') || !RULE.test(rule ?? ''))
    fail('which? npm run new transform <name> <group>/<rule>, in words like drop-example alias/example');
  if (existsSync(`transforms/${name}.ts`)) fail(`${name} is there already`);
  if (!existsSync(`src/rules/${rule}.ts`)) fail(`there is no rule ${rule}: npm run new rule ${rule}`);
  const [group, ruleName] = rule.split('/');
  const words = {
    name,
    camelName: camel(name),
    rule,
    ruleName,
    RuleName: pascal(ruleName),
    ruleCamelName: camel(ruleName),
  };
  await write(`transforms/${name}.ts`, filled('transform.ts', words));
  // What no fix changed until now, this one does.
  rmSync(`__testfixtures__/fix/${group}-${ruleName}.unchanged.py`, { force: true });
  for (const [kind, alias] of [
    ['input', `, "${ruleName}"`],
    ['output', ''],
  ])
    await write(`__testfixtures__/${name}/${ruleName}.${kind}.py`, filled('fixture.py', { rule, alias }));
  await enter(
    'src/project/transforms.ts',
    `import { ${words.camelName} } from '../../transforms/${name}.ts';`,
    "import { STAGES } from '../rules/rule.ts';",
    words.camelName,
  );
}

const [what, first, second] = process.argv.slice(2);
if (what === 'rule') await newRule(first);
else if (what === 'transform') await newTransform(first, second);
else fail('what? npm run new rule <group>/<name>, or npm run new transform <name> <group>/<rule>');
