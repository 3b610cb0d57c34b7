/** alias/missing-standard: an output lacks the aliases that its peers agree on. */
import { listOf, MOST_NAMED } from '../../library/model/truncated-list.ts';
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
    const { output, peers, aliases } = missing;
    const list = listOf(aliases);
    return {
      ...aboutSpecPort(output),
      message: `${output.spec.name}: the output ${output.name} has no aliases; ${sourceOf(missing)} ${list}`,
      related: peers.first.map((other) =>
        relatedTo(other, `${other.spec.name}.${other.name} has the aliases ${listOf(other.aliases.names)}`),
      ),
      help: `add the aliases ${list}`,
    };
  },
};

/** Where the aliases come from. */
function sourceOf({ peers }: MissingAliases): string {
  if (peers.first.length === 0) return 'no step has aliases for such an output, and the standard set is';
  // Said where not all of them are named.
  return `its ${peers.count > MOST_NAMED ? `${peers.count} ` : ''}peers agree on`;
}
