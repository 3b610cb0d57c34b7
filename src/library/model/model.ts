/** The step library as rules and transforms see it: contracts, specs, registries and steps, with their places. */
import type { LibraryNames } from '../conventions/names.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { Range } from '../../source/range.ts';
import type { ImportResolver } from '../../languages/language.ts';
import type {
  ClassExpression,
  Construction,
  LanguageName,
  MethodDeclaration,
  Module,
} from '../../source/syntax.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Documents } from '../sources/documents.ts';
import type { Evaluator, FoldedText, Located } from '../values/evaluate.ts';
import type { Modules } from '../sources/modules.ts';
import type { Pipeline } from './pipeline.ts';
import type { TruncatedList } from './truncated-list.ts';
import type { Collection, CollectionEntry, RecordLiteral } from '../values/record.ts';

/** Where a contract that has no optional environment variables yet would have them. */
export interface NewEnvironment {
  readonly record: RecordLiteral;
  /** The key to add to the record, and those below it. */
  readonly keys: readonly [string, ...string[]];
  /** Index of the field that it goes behind, or `last`. */
  readonly after: number | 'last';
}

/** A named declaration. */
export interface Declaration {
  /** The name that the module binds it to; of several the first. */
  readonly name: string;
  /** All of them, in the order of the text: `A = B = StepSpecification(…)`. */
  readonly names: readonly string[];
  readonly module: Module;
  readonly nameRange: Range;
  readonly record: RecordLiteral;
  /** What it is made by or typed as, and the classes that this builds on, nearest first, without qualifiers. */
  readonly types: readonly string[];
  /** Those of these classes that are in the library. */
  readonly ancestors: readonly ClassExpression[];
}

/** An input or output of a contract. */
export interface ContractPort {
  readonly contract: Contract;
  readonly direction: 'input' | 'output';
  readonly name: string;
  /** Where the logical name stands. */
  readonly nameRange: Range;
  /** The module of the entry: another one than the contract's when its ports are a constant from there. */
  readonly module: Module;
  readonly containerPath: FoldedText | Refusal;
  /** Where the container path stands. */
  readonly pathRange: Range;
  readonly entry: CollectionEntry;
}

/** An argument that a manifest's `job_arguments` have. */
export interface JobArgument {
  /** As written: `--job_type`. */
  readonly flag: string;
  readonly entry: CollectionEntry;
}

export interface Contract extends Declaration {
  readonly kind: 'contract';
  readonly inputs: readonly ContractPort[];
  readonly outputs: readonly ContractPort[];
  readonly inputCollection: Collection | null;
  readonly outputCollection: Collection | null;
  /** The script's file name as the contract has it; null where it names none, or it can't be told. */
  readonly entryPoint: string | null;
  /** The arguments that the script is called with, by name; null where the contract says nothing of them. */
  readonly argumentCollection: Collection | null;
  /** The arguments that the builder gives from its configuration; null where they can't all be read. */
  readonly jobArguments: readonly JobArgument[] | null;
  readonly optionalEnvironment: Collection | null;
  readonly requiredEnvironment: Collection | null;
  /** Variables that the builder gives folders of the pipeline's own: `computed_env_paths` of a manifest. */
  readonly computedEnvironment: Collection | null;
  /** The inputs that a template may give by name: `patterns.direct_input_keys` of a manifest. */
  readonly directInputs: Collection | null;
  /** Null where that place isn't the contract's own. */
  readonly newEnvironment: NewEnvironment | null;
}

/** A dependency or an output of a spec. */
export interface SpecPort {
  readonly spec: Spec;
  readonly direction: 'dependency' | 'output';
  readonly name: string;
  readonly nameRange: Range;
  readonly module: Module;
  readonly record: RecordLiteral;
  /** Its place among the spec's outputs or dependencies. */
  readonly entry: CollectionEntry;
  /** `DependencyType.X` → X, upper case; null where it isn't written or can't be told. */
  readonly type: string | null;
  readonly dataType: string | null;
}

export interface Dependency extends SpecPort {
  readonly direction: 'dependency';
  readonly required: boolean;
  readonly compatibleSources: readonly string[];
  readonly semanticKeywords: readonly string[];
}

/** The property path of an output. */
export interface SpecPath {
  readonly text: FoldedText | Refusal;
  readonly at: Located;
}

export interface SpecOutput extends SpecPort {
  readonly direction: 'output';
  /** Null where the output has none. */
  readonly propertyPath: SpecPath | null;
  readonly aliases: Aliases;
}

/** An output's aliases as far as the source tells. */
export interface Aliases {
  readonly names: readonly string[];
  /** Why there may be aliases that aren't seen; null where all are. */
  readonly incomplete: string | null;
  /** The list as it stands in the output, if there is one. */
  readonly collection: Collection | null;
}

export interface StepType {
  /** As written, parts joined: `TabularPreprocessing_Training`. */
  readonly text: string;
  /** The canonical step name that a registry knows: `TabularPreprocessing`. */
  readonly base: string;
}

export interface Spec extends Declaration {
  readonly kind: 'spec';
  readonly stepType: StepType | null;
  /** `NodeType.X` → X, upper case; null where it isn't written or can't be told. */
  readonly nodeType: string | null;
  readonly dependencies: readonly Dependency[];
  readonly outputs: readonly SpecOutput[];
  /** Why the spec may have outputs (dependencies) that aren't seen; null where all are. */
  readonly outputsIncomplete: string | null;
  readonly dependenciesIncomplete: string | null;
  readonly outputCollection: Collection | null;
  readonly dependencyCollection: Collection | null;
  /** Null where the spec says it has none. */
  readonly contract: Contract | Refusal | null;
  /** Where the step type, the node type and the contract stand; null where they don't. */
  readonly stepTypeAt: Located | null;
  readonly nodeTypeAt: Located | null;
  readonly contractAt: Located | null;
  /** Whether it is a job-type variant that is merged over a base in the same file. */
  readonly isVariant: boolean;
}

export interface RegistryEntry {
  readonly step: string;
  readonly sagemakerStepType: string | null;
  /** What a manifest says of the SDK's object that its builder makes: `compute.kind`. */
  readonly computeKind: string | null;
  /** Whether a manifest leaves making the step to another SDK: `patterns.step_assembly: delegation`. */
  readonly isDelegated: boolean;
  readonly builder: string | null;
  readonly specType: string | null;
  readonly module: Module;
  readonly range: Range;
}

export interface Registry {
  readonly name: string;
  readonly module: Module;
  /** Where its name stands. */
  readonly nameRange: Range;
  readonly entries: readonly RegistryEntry[];
  /** Why it may have entries that aren't seen; null where all are. */
  readonly incomplete: string | null;
  /** Whether it gives its steps no more than another name, so that nothing rests on a step that it lacks. */
  readonly isOfTexts: boolean;
}

/** The class that turns a configuration and a spec into a SageMaker step. */
export interface Builder {
  readonly name: string;
  readonly module: Module;
  readonly nameRange: Range;
  readonly doc: string | null;
  /** Names of the classes that it builds on, nearest first. */
  readonly bases: readonly string[];
  /** What its library calls its things. */
  readonly names: LibraryNames;
  /** Its methods and those that it inherits from the library's classes; the nearest of each name. */
  readonly methods: readonly BuilderMethod[];
  /** Why it may have other methods; null where all are known, the framework's own aside. */
  readonly methodsIncomplete: string | null;
  /** Whether the framework's own base class is among the library's: what that doesn't name, it asks of no builder. */
  readonly seesBase: boolean;
  /** Where its own class stands, and those of the library that it builds on. */
  readonly classes: readonly { readonly module: Module; readonly range: Range }[];
  /** The specs that it hands to its base class: of several, which one the job type decides. */
  readonly specs: readonly Spec[];
  /** Why it can't be told whether it hands on a spec; null where it can. */
  readonly specsUnknown: string | null;
  /** The objects that it makes of classes, and those that the library's classes make that it builds on. */
  readonly constructions: readonly BuilderConstruction[];
}

export interface BuilderConstruction {
  readonly made: Construction;
  /** Another one than the builder's where a class does it that it builds on. */
  readonly module: Module;
}

export interface BuilderMethod extends MethodDeclaration {
  /** In snake_case, without leading underscores: `get_inputs`. */
  readonly plainName: string;
}

/** A spec, linked with its contract, builders and SageMaker step type. */
export interface Step {
  readonly spec: Spec;
  readonly contract: Contract | null;
  /** The step's name without a job type, by which dependencies name their sources; null where it has none. */
  readonly canonicalName: string | null;
  /** The files of the library that the contract's entry point may mean: one is the script, several are none. */
  readonly scripts: readonly Module[];
  /** Class names of its builders: of those that are in the library, and of the one that the registry names. */
  readonly builders: readonly string[];
  /** Those of the library, by the spec that they hand on, the registry, or their names. */
  readonly builtBy: readonly Builder[];
  readonly kind: StepKind | null;
  /** How the kind is known, or why it isn't: completes "the step type is known from …" / "isn't known: …". */
  readonly kindReason: string;
  /** What the registry, or the builder, calls a step that another SDK makes than SageMaker's: it may mount folders of its own, and bring its script. */
  readonly foreignType: string | null;
  /** Whether the registry knows the step; null where there is none that has records, or it can't be told. */
  readonly isRegistered: boolean | null;
  /** Why the registry may know a step that it wasn't found in; null where it was, or can be read whole. */
  readonly registryDoubt: string | null;
}

/** The library as a git revision has it. */
export interface Base {
  /** What a person calls the revision. */
  readonly name: string;
  readonly library: StepLibrary;
}

/** A file that isn't checked out, say. */
export interface UnseenFile {
  /** Absolute, with `/`. */
  readonly path: string;
  /** Completes "…, which ". */
  readonly why: string;
}

export interface StepLibrary {
  /** Null where there is nothing to compare with. */
  readonly base: Base | null;
  /** What is internal and standard in it. */
  readonly tables: Tables;
  readonly modules: Modules;
  /** Follows names through the modules. */
  readonly evaluator: Evaluator;
  /** What follows imports, per language. */
  readonly resolvers: ReadonlyMap<LanguageName, ImportResolver>;
  /** What belongs to it and can't be looked into: it may consume anything. */
  readonly unseen: TruncatedList<UnseenFile>;
  /** Whether nothing but these modules can use their names. */
  readonly isWhole: boolean;
  /** Files in no language that is read, which may refer to steps. */
  readonly documents: Documents;
  readonly contracts: readonly Contract[];
  readonly specs: readonly Spec[];
  readonly registries: readonly Registry[];
  readonly builders: readonly Builder[];
  readonly steps: readonly Step[];
  /** Those that are defined in it as they stand, in the order of their files. */
  readonly pipelines: readonly Pipeline[];
  /** The folders that it stands in, where there are others beside it; none where it is all there is, or what is left. */
  readonly roots: readonly string[];
  /** Files of declarations that are left aside: backups, copies of its own in folders of containers or of vendored code. */
  readonly aside: readonly string[];
  /** The libraries of the tree where it has several: what is linked and compared is linked and compared in each of them. */
  readonly apart: readonly StepLibrary[];
}
