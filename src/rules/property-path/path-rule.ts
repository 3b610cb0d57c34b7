/** What the rules for property paths share: one verdict each, its words, and the path that would be right. */
import type { StepLibrary } from '../../library/model.ts';
import { ofEach } from '../../library/of-each.ts';
import type { Finding, Severity } from '../finding.ts';
import type { DriftRule, RuleMeta } from '../rule.ts';
import { judgedPathsOf } from './judged-path.ts';
import type { JudgedPath } from './judged-path.ts';

/** The path that would be right, and why a person should look before it is written; or what a person has to decide. */
export type Correction =
  | { readonly path: string; readonly because: string; readonly doubts: readonly string[] }
  | { readonly none: string };

/** What a rule says about a path. */
export interface PathComplaint {
  readonly severity: Severity;
  /** Completes "the property path of the output x, properties.…, …". */
  readonly words: string;
  readonly correction: Correction;
}

export type PathDrift = JudgedPath & { readonly complaint: PathComplaint };

export interface PathRule extends DriftRule<PathDrift> {
  /** What the rule says about a path; null where it has nothing against it. */
  readonly complain: (judged: JudgedPath) => PathComplaint | null;
  driftsOf(library: StepLibrary): readonly PathDrift[];
}

export function pathRule(
  meta: Omit<RuleMeta, 'transform'>,
  complain: (judged: JudgedPath) => PathComplaint | null,
): PathRule {
  const driftsOf = ofEach(judgedPathsOf, (judged): PathDrift[] => {
    const complaint = complain(judged);
    return complaint === null ? [] : [{ ...judged, complaint }];
  });
  const toFinding = (drift: PathDrift): Finding => findingOf(meta.name, drift);
  return {
    ...meta,
    transform: 'fix-property-paths',
    complain,
    driftsOf,
    toFinding,
    check: (library) => driftsOf(library).map(toFinding),
  };
}

function findingOf(rule: string, drift: PathDrift): Finding {
  const { step, output, path, containerPath, port, complaint } = drift;
  const { correction } = complaint;
  return {
    rule,
    severity: complaint.severity,
    message: `${output.spec.name}: the property path of the output ${output.name}, ${path}, ${complaint.words}`,
    file: output.propertyPath?.at.module.path ?? output.module.path,
    range: output.propertyPath?.at.expression.range ?? output.nameRange,
    step: step.spec.stepType?.text ?? null,
    declaration: output.spec.name,
    port: output.name,
    related:
      port === null || containerPath === null
        ? []
        : [
            {
              file: port.module.path,
              range: port.pathRange,
              message: `${port.contract.name} has the output ${output.name} at ${containerPath}`,
            },
          ],
    help: 'none' in correction ? correction.none : `use ${correction.path}`,
  };
}
