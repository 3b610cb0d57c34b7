/** What the rules for property paths share: one verdict each, its words, and the path that would be right. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { Report, Safety, Severity } from '../finding.ts';
import { aboutSpecPort, placeIn } from '../places.ts';
import type { Rule, RuleMeta } from '../rule.ts';
import { judgedPathsOf } from './judged-path.ts';
import type { JudgedPath } from './judged-path.ts';

/** The path that would be right, and why a person should look before it is written; or what a person has to decide. */
export type Correction =
  { readonly path: string; readonly because: string; readonly doubts: readonly string[] } | Refusal;

/** What a rule says about a path. */
export interface PathComplaint {
  /** Where it isn't the rule's own. */
  readonly severity?: Severity;
  /** Completes "the property path of the output x, properties.…, …". */
  readonly words: string;
  readonly correction: Correction;
}

export type PathDrift = JudgedPath & { readonly complaint: PathComplaint };

/** What a rule for property paths is known by. */
interface PathRuleMeta extends RuleMeta {
  /** Whether a person should always look before its corrections are written: `review`. */
  readonly safety: Safety;
}

export interface PathRule extends Rule<PathDrift>, PathRuleMeta {
  /** What the rule says about a path; null where it has nothing against it. */
  readonly complain: (judged: JudgedPath) => PathComplaint | null;
}

export function pathRule(
  meta: PathRuleMeta,
  complain: (judged: JudgedPath) => PathComplaint | null,
): PathRule {
  return {
    ...meta,
    complain,
    find: mapParts(judgedPathsOf, (judged): PathDrift[] => {
      const complaint = complain(judged);
      return complaint === null ? [] : [{ ...judged, complaint }];
    }),
    report,
  };
}

function report({ output, path, containerPath, port, complaint }: PathDrift): Report {
  const { correction, words, severity } = complaint;
  const at = output.propertyPath?.at;
  return {
    ...aboutSpecPort(output),
    ...(at === undefined ? {} : placeIn(at.module, at.expression.range)),
    ...(severity === undefined ? {} : { severity }),
    message: `${output.spec.name}: the property path of the output ${output.name}, ${path}, ${words}`,
    related:
      port === null || containerPath === null
        ? []
        : [
            {
              ...placeIn(port.module, port.pathRange),
              message: `${port.contract.name} has the output ${output.name} at ${containerPath}`,
            },
          ],
    help: isRefusal(correction) ? correction.why : `use ${correction.path}`,
  };
}
