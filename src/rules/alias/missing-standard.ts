/** alias/missing-standard: an output lacks the aliases that its peers agree on. */
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
  const [peer] = peers.first;
  const source =
    peer === undefined
      ? 'no other step has this output, and the standard set is'
      : others.count > 0
        ? `its ${said(peers.count + others.count)}peers don't agree; most often they have`
        : `its ${said(peers.count)}peers agree on`;
  return {
    rule: missingStandardRule.name,
    severity: doubt === null ? 'warning' : 'info',
    message: `${output.spec.name}: the output ${output.name} has no aliases; ${source} ${list}`,
    file: output.module.path,
    range: output.nameRange,
    step: step.spec.stepType?.text ?? null,
    declaration: output.spec.name,
    port: output.name,
    related: [...peers.first, ...others.first].map((other) => ({
      file: other.module.path,
      range: other.nameRange,
      message: `${other.spec.name}.${other.name} has the aliases ${other.aliases.names.join(', ')}`,
    })),
    help: `add the aliases ${list}`,
  };
}

/** Said where not all of them are named. */
function said(count: number): string {
  return count > MOST_NAMED ? `${count} ` : '';
}
