/** alias/missing-standard: an output lacks the aliases that its peers agree on. */
import type { SpecOutput } from '../../library/model.ts';
import { MOST_NAMED } from '../../library/places.ts';
import type { Finding } from '../finding.ts';
import type { DriftRule } from '../rule.ts';
import { missingAliasesOf } from './peers.ts';
import type { MissingAliases } from './peers.ts';

export const missingStandardRule: DriftRule<MissingAliases> = {
  name: 'alias/missing-standard',
  severity: 'warning',
  summary: 'an output lacks the aliases that its peers, or the standard set, have',
  fixable: 'safe',
  transform: 'add-standard-aliases',
  check: (library) => missingAliasesOf(library).map(toFinding),
  toFinding,
};

function toFinding(missing: MissingAliases): Finding {
  const { output, step, peers, others, aliases, doubt } = missing;
  const list = aliases.join(', ');
  const [peer] = peers;
  const source =
    peer === undefined
      ? 'no other step has this output, and the standard set is'
      : others.length > 0
        ? `its ${countOf([...peers, ...others])}peers don't agree; most often they have`
        : `its ${countOf(peers)}peers agree on`;
  return {
    rule: missingStandardRule.name,
    severity: doubt === null ? 'warning' : 'info',
    message: `${output.spec.name}: the output ${output.name} has no aliases; ${source} ${list}`,
    file: output.module.path,
    range: output.nameRange,
    step: step.spec.stepType?.text ?? null,
    declaration: output.spec.name,
    port: output.name,
    related: [...peers.slice(0, MOST_NAMED), ...others.slice(0, MOST_NAMED)].map((other) => ({
      file: other.module.path,
      range: other.nameRange,
      message: `${other.spec.name}.${other.name} has the aliases ${other.aliases.names.join(', ')}`,
    })),
    help: `add the aliases ${list}`,
  };
}

/** Said where not all of them are named. */
function countOf({ length }: readonly SpecOutput[]): string {
  return length > MOST_NAMED ? `${length} ` : '';
}
