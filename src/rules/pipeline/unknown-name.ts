/** What the rules for names that a pipeline doesn't have share. */
import type { Named, Pipeline, PipelineReference, PipelineStep } from '../../library/model/pipeline.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { NameInText } from '../../sagemaker/pipeline-reference.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Range } from '../../source/range.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Report } from '../finding.ts';
import type { Rule, RuleMeta } from '../rule.ts';
import { nearestName } from '../nearest-name.ts';
import { oncePerPlace } from './once.ts';
import { aboutPipeline } from './places.ts';

/** A place that names something, whether there is such a thing or not. */
export interface NameUse {
  /** The step that it stands in; null for the pipeline itself. */
  readonly owner: PipelineStep | null;
  /** The text that the name is in: a `Get`, or the name itself. */
  readonly at: Spelling;
  /** The place of the name in that text, in its value. */
  readonly part: Range;
  readonly name: string;
  /** Begins the message: `Train depends on Preprocess`. */
  readonly words: string;
  /** What there is; null where that can't be told. */
  readonly known: ReadonlySet<string> | null;
  /** Completes "there is no such … : ", `the pipeline has Train`. @param list of what there is, empty where there is nothing */
  readonly there: (list: string) => string;
  /** Which of the names that there are is meant, where that is told; else it is the nearest. */
  readonly meant?: string;
  /** Whether a name that there is may stand there: it would be right. Left out where any may. */
  readonly fits?: (name: string) => boolean;
}

/** A place that names something by a name that there is none of. */
export interface UnknownName {
  readonly pipeline: Pipeline;
  readonly use: NameUse & { readonly known: ReadonlySet<string> };
  /** Which of the names that there are is probably meant. */
  readonly nearest: string | null;
}

/** A name that stands by itself. */
export function wholeName({ name, at }: Named): Pick<NameUse, 'name' | 'at' | 'part'> {
  return { name, at, part: { start: 0, end: name.length } };
}

/** A name that a reference has. */
export function nameIn(
  { owner, at }: PipelineReference,
  { name, range }: NameInText,
): Pick<NameUse, 'owner' | 'name' | 'at' | 'part'> {
  return { owner, name, at, part: range };
}

/** @param help what to do where no name is near */
export function unknownNameRule(
  meta: RuleMeta,
  usesIn: (pipeline: Pipeline) => readonly NameUse[],
  help: string,
): Rule<UnknownName> {
  return {
    ...meta,
    find: oncePerPlace(
      mapParts(
        ({ pipelines }) => pipelines,
        (pipeline) => usesIn(pipeline).flatMap((use) => unknown(use, pipeline) ?? []),
      ),
      ({ use }) => use.at,
    ),
    report: (found) => report(found, help),
    keyOf: ({ use: { at, name } }) => (at.value === name ? name : `${at.value} ${name}`),
  };
}

function unknown(use: NameUse, pipeline: Pipeline): UnknownName | null {
  const { known, name, fits } = use;
  if (known === null || known.has(name)) return null;
  const nearest = use.meant ?? nearestName(name, known);
  const isRight = nearest !== null && (fits === undefined || fits(nearest));
  return { pipeline, use: { ...use, known }, nearest: isRight ? nearest : null };
}

/** Thousands of uses may be told what there is. */
const listed = memoize((known: ReadonlySet<string>): string => listOf([...known]));

function report({ use, nearest }: UnknownName, help: string): Report {
  const { owner, at, words, known, there } = use;
  return {
    ...aboutPipeline(owner, at),
    message: `${words}, and ${there(listed(known))}`,
    help: nearest === null ? help : `use ${nearest}, if that is meant; else ${help}`,
  };
}
