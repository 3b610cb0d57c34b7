/** What the rules for property paths share: one verdict each, its words, and the path that would be right. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { Report, Safety, Severity } from '../finding.ts';
import { aboutSpecPort, placeIn } from '../places.ts';
import type { Rule, RuleMeta } from '../rule.ts';
import { oncePerPlace } from '../pipeline/once.ts';
import { aboutPipeline, ownerName, relatedNamed } from '../pipeline/places.ts';
import { judgedPathsOf } from './judged-path.ts';
import type { JudgedPath } from './judged-path.ts';
import { judgedReferencesOf } from '../pipeline/judged-reference.ts';
import type { JudgedReference } from '../pipeline/judged-reference.ts';

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

/** The same of what a pipeline refers to: its correction is a path without `properties.`. */
export type ReferenceDrift = JudgedReference & { readonly complaint: PathComplaint };

/** What a rule for property paths is known by. */
interface PathRuleMeta extends RuleMeta {
  /** Whether a person should always look before its corrections are written: `review`. */
  readonly safety: Safety;
}

export interface PathRule extends Rule<PathDrift | ReferenceDrift>, PathRuleMeta {
  /** What the rule says about a path; null where it has nothing against it. */
  readonly complain: (judged: JudgedPath) => PathComplaint | null;
  /** The same of what a pipeline refers to. */
  readonly complainOfReference: (judged: JudgedReference) => PathComplaint | null;
}

/** @param complainOfReference left out by a rule that is about specs alone */
export function pathRule(
  meta: PathRuleMeta,
  complain: (judged: JudgedPath) => PathComplaint | null,
  complainOfReference?: (judged: JudgedReference) => PathComplaint | null,
): PathRule {
  const inSpecs = mapParts(judgedPathsOf, (judged): PathDrift[] => {
    const complaint = complain(judged);
    return complaint === null ? [] : [{ ...judged, complaint }];
  });
  const inPipelines = oncePerPlace(
    mapParts(judgedReferencesOf, (judged): ReferenceDrift[] => {
      const complaint = complainOfReference?.(judged) ?? null;
      return complaint === null ? [] : [{ ...judged, complaint }];
    }),
    ({ reference }) => reference.at,
  );
  return {
    ...meta,
    complain,
    complainOfReference: complainOfReference ?? (() => null),
    find: (library) => [...inSpecs(library), ...inPipelines(library)],
    report: (drift) => ('reference' in drift ? reportReference(drift) : report(drift)),
    // The key of what a spec has is its output.
    ...(complainOfReference === undefined
      ? {}
      : { keyOf: (drift) => ('reference' in drift ? drift.reference.at.value : null) }),
  };
}

function reportReference({ reference, step, complaint }: ReferenceDrift): Report {
  const { correction, words, severity } = complaint;
  const { at, owner } = reference;
  return {
    ...aboutPipeline(owner, at),
    ...(severity === undefined ? {} : { severity }),
    message: `${ownerName(owner)}: ${at.value} ${words}`,
    related: [relatedNamed(step, `${step.name} is a ${step.type?.name ?? ''} step`)],
    help: isRefusal(correction) ? correction.why : `use Steps.${step.name}.${correction.path}`,
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
