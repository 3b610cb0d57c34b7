/** property-path/bad-index: an item of a list is asked for in a way that doesn't name it. */
import type { BadIndex, PropertyPath } from '../../sagemaker/property-path.ts';
import { pathRule } from './path-rule.ts';
import type { Correction } from './path-rule.ts';
import type { JudgedPath } from './judged-path.ts';

export const badIndexRule = pathRule(
  {
    name: 'property-path/bad-index',
    severity: 'error',
    summary: "a property path asks for an item of a list without ['its name']",
    safety: 'safe',
  },
  (judged) => {
    const { verdict } = judged;
    if (verdict.kind !== 'bad-index') return null;
    const { list } = verdict;
    const why =
      verdict.form === 'number'
        ? `asks ${list} for an item by its number, which depends on the order of the outputs and fails in local mode`
        : `asks the list ${list} for an item without naming it as ${list}['…']`;
    return {
      severity: verdict.form === 'number' ? 'warning' : 'error',
      words: why,
      correction: correct(judged, verdict),
    };
  },
);

function correct({ step, output, parsed }: JudgedPath, { list, index, form }: BadIndex): Correction {
  if (list !== 'Outputs' || step.kind !== 'Processing')
    return { why: `name the item of ${list} that is meant: ${list}['name']` };
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

/** The path with the item of `Outputs` named. */
function render(path: PropertyPath, name: string, form: BadIndex['form']): string {
  const at = path.findIndex((segment) => segment.kind === 'member' && segment.name === 'Outputs');
  const rest = path.slice(form === 'missing' ? at + 1 : at + 2);
  return [...path.slice(0, at + 1), { kind: 'index' as const, index: name }, ...rest]
    .map((segment) => (segment.kind === 'member' ? `.${segment.name}` : `['${segment.index}']`))
    .join('')
    .replace(/^\./, '');
}
