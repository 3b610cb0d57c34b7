/** How well an output fits a dependency (sagemaker.md 4.4; cursus, core/deps/dependency_resolver.py). */
import type { SourceScoring } from '../sagemaker/tables.ts';
import { similarityOf } from './similarity.ts';
import type { CompareNames, Similarity } from './similarity.ts';

/** What a dependency asks for. */
export interface Wanted {
  readonly name: string;
  /** In upper case: `PROCESSING_OUTPUT`; null where it isn't known: then nothing fits. */
  readonly type: string | null;
  /** Null for the default, S3Uri. */
  readonly dataType: string | null;
  readonly compatibleSources: readonly string[];
  readonly semanticKeywords: readonly string[];
}

/** What an output offers. */
export interface Offered {
  readonly name: string;
  readonly type: string | null;
  readonly dataType: string | null;
  readonly aliases: readonly string[];
  /** The canonical name of its step, without a job type. */
  readonly step: string;
}

/** The parts of a score, which are added in this order. */
export interface ScoreParts {
  readonly type: number;
  readonly dataType: number;
  readonly name: number;
  readonly exactName: number;
  readonly source: number;
  readonly keywords: number;
}

export interface Score {
  /** 0 to 1. */
  readonly total: number;
  readonly parts: ScoreParts;
  /** The output's name or alias that is most like the dependency's, the first of them. */
  readonly matchedName: string;
  readonly similarity: Similarity;
}

/** Types that an output may have beside the one that a dependency asks for. */
const COMPATIBLE_TYPES: ReadonlyMap<string, string> = new Map([
  ['TRAINING_DATA', 'PROCESSING_OUTPUT'],
  ['PROCESSING_OUTPUT', 'TRAINING_DATA'],
  ['HYPERPARAMETERS', 'CUSTOM_PROPERTY'],
  ['PAYLOAD_SAMPLES', 'PROCESSING_OUTPUT'],
]);

const COMPATIBLE_DATA_TYPES: ReadonlyMap<string, string> = new Map([
  ['S3Uri', 'String'],
  ['String', 'S3Uri'],
  ['Integer', 'Float'],
  ['Float', 'Integer'],
]);

/** Names that steps had before (cursus, step_catalog.py). */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ['MIMSPackaging', 'Package'],
  ['MIMSPayload', 'Payload'],
  ['ModelRegistration', 'Registration'],
  ['PytorchTraining', 'PyTorchTraining'],
  ['PytorchModel', 'PyTorchModel'],
]);

export const DEFAULT_DATA_TYPE = 'S3Uri';

/** @returns null where the types alone say that the output can't be meant */
export function scoreOf(
  wanted: Wanted,
  offered: Offered,
  sources: SourceScoring,
  compare: CompareNames = similarityOf,
): Score | null {
  const type = typeScore(wanted.type, offered.type);
  if (type === 0) return null;
  const match = { name: offered.name, similarity: compare(wanted.name, offered.name) };
  for (const name of offered.aliases) {
    const similarity = compare(wanted.name, name);
    if (similarity.total > match.similarity.total) [match.name, match.similarity] = [name, similarity];
  }
  const isExact = offered.name === wanted.name || offered.aliases.includes(wanted.name);
  const parts: ScoreParts = {
    type,
    dataType: dataTypeScore(wanted.dataType, offered.dataType),
    name: match.similarity.total * 0.25,
    exactName: isExact ? 0.05 : 0,
    source: sourceScore(wanted.compatibleSources, offered.step, sources),
    keywords: keywordScore(wanted.semanticKeywords, offered.name),
  };
  const sum = parts.type + parts.dataType + parts.name + parts.exactName + parts.source + parts.keywords;
  return { total: Math.min(sum, 1), parts, matchedName: match.name, similarity: match.similarity };
}

export function typeScore(wanted: string | null, offered: string | null): number {
  if (wanted === null || offered === null) return 0;
  if (wanted === offered) return 0.4;
  return COMPATIBLE_TYPES.get(wanted) === offered ? 0.2 : 0;
}

export function dataTypeScore(wanted: string | null, offered: string | null): number {
  const [dependency, output] = [wanted ?? DEFAULT_DATA_TYPE, offered ?? DEFAULT_DATA_TYPE];
  if (dependency === output) return 0.2;
  return COMPATIBLE_DATA_TYPES.get(dependency) === output ? 0.1 : 0;
}

function sourceScore(named: readonly string[], step: string, sources: SourceScoring): number {
  if (sources === 'bonus') {
    if (named.length === 0) return 0.05;
    return named.includes(step) ? 0.1 : 0;
  }
  if (named.length === 0) return 0;
  return named.some((name) => isSource(name, step)) ? 0.1 : -0.1;
}

/** Whether a compatible source means that step: by its name, one that it had before, or one that ends in `Step`. */
export function isSource(named: string, step: string): boolean {
  return FORMER_NAMES.get(named) === step || withoutStep(named) === withoutStep(step);
}

function withoutStep(name: string): string {
  return name.replace(/Step$/, '');
}

/** The names of steps that a source may mean: each is a source by `isSource` too, `Step` at their ends aside. */
export function formerAndPlainNames(named: string): string[] {
  const current = FORMER_NAMES.get(named);
  return current === undefined ? [named] : [named, current];
}

/** Aliases don't count here. */
function keywordScore(keywords: readonly string[], name: string): number {
  if (keywords.length === 0) return 0;
  const lower = name.toLowerCase();
  const found = keywords.filter((keyword) => lower.includes(keyword.toLowerCase())).length;
  return (found / keywords.length) * 0.05;
}
