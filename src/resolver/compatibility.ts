/** How well an output fits a dependency (docs/domain/dependency-resolution.md#the-score). */
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

/** Names that steps had before (docs/domain/dependency-resolution.md#compatible-sources). */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ['MIMSPackaging', 'Package'],
  ['MIMSPayload', 'Payload'],
  ['ModelRegistration', 'Registration'],
  ['PytorchTraining', 'PyTorchTraining'],
  ['PytorchModel', 'PyTorchModel'],
]);

/** What a name counts that is read as the same, and what the very name counts beside that. */
export const NAME_WEIGHT = 0.25;
const EXACT_NAME = 0.05;

export const DEFAULT_DATA_TYPE = 'S3Uri';

/** The types that a dependency can take, those that fit best first, and what each counts. */
export function typesFitting(wanted: string | null): readonly (readonly [type: string, score: number])[] {
  if (wanted === null) return [];
  const other = COMPATIBLE_TYPES.get(wanted);
  return [wanted, ...(other === undefined ? [] : [other])].map((type) => [type, typeScore(wanted, type)]);
}

/** The most that all but the type and the name can come to for an output that has neither the very name nor a named source. */
export function mostBeside({ compatibleSources, semanticKeywords }: Wanted, sources: SourceScoring): number {
  const unnamed = sourceScore(compatibleSources, null, sources);
  return 0.2 + unnamed + (semanticKeywords.length === 0 ? 0 : 0.05);
}

/** The most that all but the type can come to for an output of no named source. */
export function mostUnnamed(wanted: Wanted, sources: SourceScoring): number {
  // Sums in another order may differ a little.
  return mostBeside(wanted, sources) + NAME_WEIGHT + EXACT_NAME + 1e-9;
}

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
    name: match.similarity.total * NAME_WEIGHT,
    exactName: isExact ? EXACT_NAME : 0,
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

/** Whether a dependency names the step as a source, by the way in which sources count. */
export function namesSource(named: readonly string[], step: string, sources: SourceScoring): boolean {
  return sources === 'bonus' ? named.includes(step) : named.some((name) => isSource(name, step));
}

/** @param step null for one that isn't named */
function sourceScore(named: readonly string[], step: string | null, sources: SourceScoring): number {
  if (step !== null && namesSource(named, step, sources)) return 0.1;
  if (sources === 'bonus') return named.length === 0 ? 0.05 : 0;
  return named.length === 0 ? 0 : -0.1;
}

/** Whether a compatible source means that step: by its name, one that it had before, or one that ends in `Step`. */
function isSource(named: string, step: string): boolean {
  return FORMER_NAMES.get(named) === step || withoutStep(named) === withoutStep(step);
}

/** A step's name as sources are compared with it. */
export function withoutStep(name: string): string {
  return name.replace(/Step$/, '');
}

/** What the framework calls a step now that had this name before; null where it had none. */
export function currentNameOf(source: string): string | null {
  return FORMER_NAMES.get(source) ?? null;
}

/** All that a source may mean, `Step` at their ends aside: no other step is one by `isSource`. */
export function stepsNamed(source: string): string[] {
  const current = FORMER_NAMES.get(source);
  return [source, ...(current === undefined ? [] : [current])].map(withoutStep);
}

/** Aliases don't count here. */
function keywordScore(keywords: readonly string[], name: string): number {
  if (keywords.length === 0) return 0;
  const lower = name.toLowerCase();
  const found = keywords.filter((keyword) => lower.includes(keyword.toLowerCase())).length;
  return (found / keywords.length) * 0.05;
}
