/** alias/missing-standard: an output lacks the aliases that its peers agree on. */
import { MOST_NAMED } from '../../library/model/truncated-list.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { missingAliasesOf } from './peers.ts';
import type { MissingAliases } from './peers.ts';

export const missingStandardRule: Rule<MissingAliases> = {
  name: 'alias/missing-standard',
  severity: 'warning',
  summary: 'an output lacks the aliases that its peers, or the standard set, have',
  stage: 'peers',
  find: missingAliasesOf,
  report: (missing) => {
    const { output, peers, others, aliases, doubt } = missing;
    const list = aliases.join(', ');
    return {
      ...aboutSpecPort(output),
      severity: doubt === null ? 'warning' : 'info',
      message: `${output.spec.name}: the output ${output.name} has no aliases; ${sourceOf(missing)} ${list}`,
      related: [...peers.first, ...others.first].map((other) =>
        relatedTo(
          other,
          `${other.spec.name}.${other.name} has the aliases ${other.aliases.names.join(', ')}`,
        ),
      ),
      help: `add the aliases ${list}`,
    };
  },
};

/** Where the aliases come from. */
function sourceOf({ peers, others }: MissingAliases): string {
  if (peers.first.length === 0) return 'no other step has this output, and the standard set is';
  return others.count > 0
    ? `its ${said(peers.count + others.count)}peers don't agree; most often they have`
    : `its ${said(peers.count)}peers agree on`;
}

/** Said where not all of them are named. */
function said(count: number): string {
  return count > MOST_NAMED ? `${count} ` : '';
}
