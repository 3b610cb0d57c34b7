/** Reads one pipeline: its steps, those that are only referred to among them, and all that they refer to. */
import { PIPELINE_ORDER } from '../../../../sagemaker/sdk-classes.ts';
import type { Module } from '../../../../source/syntax.ts';
import type {
  Named,
  Names,
  OpenName,
  Pipeline,
  PipelineReference,
  PipelineStep,
} from '../../../model/pipeline.ts';
import { waysOf } from '../../../tracing/choice.ts';
import type { MadeValue, Value } from '../../../tracing/value.ts';
import { mergeAlternatives } from './alternatives.ts';
import { classOf, givenTo, isNothing, whyOpen } from './calls.ts';
import type { Changes } from './changes.ts';
import { stepsMeantBy } from './collections.ts';
import { contentOf, modelled } from './modelled-step.ts';
import { named } from './names.ts';
import { parametersIn } from './parameters.ts';
import { lastOf, ReferenceWalk } from './references.ts';
import type { Finds, FoundReference } from './references.ts';
import { unspelled } from './spelled.ts';
import { stepOf } from './steps.ts';
import type { SdkStep, SubStep } from './steps.ts';

/** A step that is met, and where. */
interface Met {
  readonly step: SdkStep;
  readonly branchOf: PipelineStep | null;
  /** Whether it is there in every run. */
  readonly isCertain: boolean;
}

export class PipelineReader {
  readonly #changes: Changes;
  readonly #walk: ReferenceWalk;
  readonly #seen: Set<Value>;
  readonly #met = new Map<Value, Met>();
  readonly #waiting: Met[] = [];
  readonly #steps: PipelineStep[] = [];
  readonly #collections: SdkStep[] = [];
  /** What each step waits for, as it is written until all steps are known. */
  readonly #waits: Named[][] = [];
  readonly #references: PipelineReference[] = [];
  readonly #open: OpenName[] = [];
  /** What steps are called whose names aren't known. */
  readonly #names = new Map<SdkStep, string>();
  readonly #taken = new Map<string, number>();
  #incomplete: string | null = null;

  constructor(changes: Changes, seen: Set<Value>) {
    this.#changes = changes;
    this.#seen = seen;
    this.#walk = new ReferenceWalk(seen);
  }

  read(object: MadeValue): Pipeline {
    const order = PIPELINE_ORDER[classOf(object)?.major === 3 ? 3 : 2];
    const name = givenTo(object, 'name', order);
    const parameters = parametersIn(givenTo(object, 'parameters', order));
    const steps = givenTo(object, 'steps', order);
    if (steps !== null) this.#list(steps, null, true);
    if (this.#changes.changed.has(object)) this.#incomplete ??= 'steps are added to it by code';
    for (const [key, { value }] of object.arguments.named)
      if (key !== 'steps' && key !== 'parameters' && key !== 'sagemaker_session') this.#refer(value, null);
    this.#follow();
    return {
      ...this.#result(object.at.module),
      name: named(name),
      parameters: this.#changes.changed.has(object)
        ? { ...parameters, incomplete: parameters.incomplete ?? 'parameters may be added to it by code' }
        : parameters,
    };
  }

  /** What reaches no pipeline; null where there is nothing. */
  readLoose(made: readonly MadeValue[], module: Module): Pipeline | null {
    const why = 'which pipeline it is of is not known';
    this.#incomplete = why;
    for (const value of made) {
      if (this.#seen.has(value) || classOf(value)?.name === 'Pipeline') continue;
      const step = stepOf(value);
      if (step === null) this.#refer(value, null);
      else this.#meet(step, null, false);
    }
    this.#follow();
    if (this.#steps.length === 0 || this.#references.length + this.#open.length === 0) return null;
    const { references, ...rest } = this.#result(module);
    return {
      ...rest,
      // Steps of one name may be those of several pipelines.
      references: references.map((reference) => ({ ...reference, owner: null })),
      name: null,
      parameters: { named: [], incomplete: why },
    };
  }

  /** What one of its steps is called: two whose names aren't known are told apart. */
  #nameOf(step: SdkStep, { name }: SubStep): string {
    if (step.isNamed) return name;
    let ending = this.#names.get(step);
    if (ending === undefined) {
      const count = (this.#taken.get(step.called.name) ?? 0) + 1;
      this.#taken.set(step.called.name, count);
      this.#names.set(step, (ending = count === 1 ? '' : ` (${count})`));
    }
    return name + ending;
  }

  #result(module: Module): Omit<Pipeline, 'name' | 'parameters'> {
    const meant = stepsMeantBy(this.#collections);
    for (const waits of this.#waits) waits.splice(0, waits.length, ...waits.flatMap(meant));
    const { steps, replaced } = mergeAlternatives(this.#steps);
    return {
      module,
      steps,
      stepsIncomplete: this.#incomplete,
      references: this.#references.map(({ owner, ...reference }) => ({
        ...reference,
        owner: owner === null || replaced.has(owner) ? null : owner,
      })),
      open: this.#open,
    };
  }

  /** The steps of a list. */
  #list(list: Value, branchOf: PipelineStep | null, isCertain: boolean): void {
    if (list.kind === 'choice') {
      for (const way of list.values) this.#list(way, branchOf, false);
      return;
    }
    if (isNothing(list)) return;
    if (list.kind !== 'list') {
      this.#incomplete ??= `the list of steps isn't known: ${whyOpen(list, 'it is no list')}`;
      this.#open.push({ ...list.at, what: 'the steps', why: whyOpen(list, 'they stand in no list') });
      return;
    }
    this.#incomplete ??= list.incomplete;
    for (const item of list.items) {
      const ways = waysOf(item);
      for (const way of ways) {
        const step = stepOf(way);
        if (step !== null)
          this.#meet(step, branchOf, isCertain && ways.length === 1 && !list.uncertain.has(item));
        else if (way.kind === 'list') this.#list(way, branchOf, isCertain);
        else if (!isNothing(way)) {
          this.#incomplete ??= `a step isn't known: ${whyOpen(way, 'it is no step of the SDK')}`;
          this.#open.push({ ...way.at, what: 'a step', why: whyOpen(way, 'it is no step of the SDK') });
        }
      }
    }
  }

  #meet(step: SdkStep, branchOf: PipelineStep | null, isCertain: boolean): void {
    if (this.#met.has(step.object)) return;
    const met = { step, branchOf, isCertain };
    this.#met.set(step.object, met);
    this.#seen.add(step.object);
    this.#waiting.push(met);
  }

  /** Reads each step that is met; what those refer to is met in turn. */
  #follow(): void {
    for (let met = this.#waiting.shift(); met !== undefined; met = this.#waiting.shift()) this.#read(met);
  }

  #read({ step, branchOf, isCertain }: Met): void {
    const { object, of } = step;
    if (!step.isNamed) {
      this.#incomplete ??= 'the name of a step is not known';
      this.#open.push({ ...step.called.at, what: 'the name of a step', why: 'only running the code tells' });
    }
    if (of.stands === 'unknown')
      this.#incomplete ??= "the steps of a collection of the library's own aren't known";
    if (of.stands !== undefined) this.#collections.push(step);
    const dependsOn = this.#dependsOn(step);
    const all = step.steps.map((sub): PipelineStep => {
      const name = this.#nameOf(step, sub);
      const at = step.isNamed ? sub.at : unspelled(name, sub.at);
      return modelled(
        step,
        { ...sub, name, at },
        { branchOf, dependsOn, isCertain: isCertain && step.isNamed },
      );
    });
    this.#steps.push(...all);
    const owner = all.at(-1) ?? null;
    for (const value of contentOf(step)) this.#refer(value, owner);
    if (of.kind === 'Condition')
      for (const branch of ['if_steps', 'else_steps']) {
        const list = givenTo(object, branch, of.order);
        if (list !== null) this.#list(list, owner, isCertain);
        if (this.#changes.changed.has(object)) this.#incomplete ??= 'steps are added to a branch by code';
      }
  }

  /** What a step waits for: objects and names. */
  #dependsOn({ object, of }: SdkStep): Names {
    const given = givenTo(object, 'depends_on', of.order);
    const all = [...(given === null ? [] : [given]), ...(this.#changes.waits.get(object) ?? [])];
    const waits: Named[] = [];
    this.#waits.push(waits);
    let incomplete: string | null = null;
    for (const list of all) {
      const items = list.kind === 'list' ? list.items : [list];
      if (list.kind === 'list') incomplete ??= list.incomplete;
      for (const item of items) {
        const ways = waysOf(item);
        for (const way of ways) {
          const step = stepOf(way);
          const name = named(way);
          if (step !== null) {
            this.#meet(step, null, false);
            const waited = this.#nameOf(step, lastOf(step));
            waits.push({ name: waited, at: unspelled(waited, object.at) });
          } else if (name !== null) waits.push(name);
          else incomplete ??= 'what it depends on is not known';
        }
      }
    }
    return { named: waits, incomplete };
  }

  #refer(value: Value, owner: PipelineStep | null): void {
    const finds: Finds = {
      reference: (found: FoundReference, to) => {
        this.#references.push({ ...found, owner });
        if (to !== null) this.#upstream(to);
      },
      step: (step) => {
        this.#upstream(step);
      },
      open: (open) => {
        this.#open.push(open);
      },
      nameOf: (step) => this.#nameOf(step, lastOf(step)),
    };
    this.#walk.walk(value, finds);
  }

  /** A step whose object is referred to is a step of the pipeline, whether it is listed or not (`StepsCompiler`). */
  #upstream(step: SdkStep): void {
    if (step.of.isReferredByName !== true || this.#incomplete !== null) this.#meet(step, null, false);
  }
}
