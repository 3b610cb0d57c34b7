/** property-path/bad-index: an item of a list is asked for in a way that doesn't name it. */
import { NAMED_LISTS } from '../../sagemaker/property-path.ts';
import type { BadIndex, PropertyPath } from '../../sagemaker/property-path.ts';
import { pathRule } from './path-rule.ts';
import type { Correction, PathComplaint } from './path-rule.ts';
import type { JudgedPath } from './judged-path.ts';
import type { JudgedReference } from '../pipeline/judged-reference.ts';

export const badIndexRule = pathRule(
  {
    name: 'property-path/bad-index',
    severity: 'error',
    summary: "a property path asks for an item of a list without ['its name']",
    safety: 'safe',
  },
  (judged) => {
    const { verdict } = judged;
    return verdict.kind === 'bad-index'
      ? { ...complaint(verdict), correction: correct(judged, verdict) }
      : null;
  },
  (judged) => {
    const { verdict } = judged;
    return verdict.kind === 'bad-index'
      ? { ...complaint(verdict), correction: correctReference(judged, verdict) }
      : null;
  },
);

function complaint({ list, form }: BadIndex): Pick<PathComplaint, 'severity' | 'words'> {
  return form === 'number'
    ? {
        severity: 'warning',
        words: `asks ${list} for an item by its number, which depends on the order of the outputs and fails in local mode`,
      }
    : {
        severity: 'error',
        words: `asks the list ${list} for an item without naming it as ${itemOf(list, '…')}`,
      };
}

function correctReference(
  { step, kind, parsed }: JudgedReference,
  { list, index, form }: BadIndex,
): Correction {
  const isDeclared = step.outputs.named.some(({ name }) => name === index);
  if (list !== 'Outputs' || kind !== 'Processing' || !(form === 'member' || form === 'bare') || !isDeclared)
    return {
      why: `not changed, since it isn't said which item of ${list} is meant: name it as ${itemOf(list, 'name')}`,
    };
  return { path: render(parsed, index, form), because: 'the declared output of that name', doubts: [] };
}

function correct({ step, output, parsed }: JudgedPath, { list, index, form }: BadIndex): Correction {
  if (list !== 'Outputs' || step.kind !== 'Processing')
    return { why: `name the item of ${list} that is meant: ${itemOf(list, 'name')}` };
  const names = [...step.spec.outputs, ...(step.contract?.outputs ?? [])].map(({ name }) => name);
  const isDeclared = (form === 'member' || form === 'bare') && names.includes(index);
  const name = isDeclared ? index : output.name;
  return {
    path: `properties.${render(parsed, name, form)}`,
    because: isDeclared ? 'the declared output of that name' : "the output's own name",
    doubts: isDeclared
      ? name === output.name
        ? []
        : ['it is another output than this one']
      : ["which output is meant isn't said"],
  };
}

/** @param name stands for what it is called, in a list that is asked for items by name */
function itemOf(list: string, name: string): string {
  return NAMED_LISTS.has(list) ? `${list}['${name}']` : `${list}[0]`;
}

/** The path with the item of `Outputs` named. */
function render(path: PropertyPath, name: string, form: BadIndex['form']): string {
  const at = path.findIndex((segment) => segment.kind === 'member' && segment.name === 'Outputs');
  const rest = path.slice(form === 'missing' ? at + 1 : at + 2);
  return [...path.slice(0, at + 1), { kind: 'index' as const, index: name }, ...rest]
    .map((segment) => (segment.kind === 'member' ? `.${segment.name}` : `['${segment.index}']`))
    .join('')
    .replace(/^\./, '');
}
