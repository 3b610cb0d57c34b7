/** Reports in all formats: those of one run, and those of findings that are made up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import picocolors from 'picocolors';
import { formats } from '../../src/reporters/index.ts';
import type { FormatName } from '../../src/reporters/index.ts';
import type { JsonFinding, JsonReport } from '../../src/reporters/json.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';
import type { CheckResult, ReportedFinding } from '../../src/results/report.ts';
import { stepalign } from './warm-cli.ts';
import { makeFolder, makeRepository } from './library.ts';

/** Below a folder with a name that needs escapes; a place stands behind characters of two code units, after CRLF and a BOM. */
export const FOLDER = 'lib é %20#';

const CONTRACT = `\uFEFFSTEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "😀": "/opt/ml/output/data/😀", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`;
const SPEC = `from contract import CONTRACT
SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(logical_name="model", property_path="properties.Model.S3", aliases=["m"]),
        OutputSpec(logical_name="😀", property_path="properties.OutputDataConfig.S3OutputPath"),
    ],
)
`;
const BROKEN = 'BROKEN = TrainingScriptContract(\n    expected_output_paths={\n';

const FILES = {
  [`${FOLDER}/contract.py`]: CONTRACT.replaceAll('\n', '\r\n'),
  [`${FOLDER}/spec.py`]: SPEC,
};

/** A committed library in a folder of its repository. @returns the folder */
export function makeReported(files: Readonly<Record<string, string>> = {}): string {
  return join(makeRepository({ ...FILES, ...files }), FOLDER);
}

/** One more file, which doesn't parse. */
export const WITH_BROKEN = { [`${FOLDER}/broken.py`]: BROKEN };

export interface Reports {
  readonly json: JsonReport;
  readonly textOf: (format: FormatName) => string;
}

/** One run, reported in every format. */
export function reportsOf(cwd: string, args: readonly string[]): Reports {
  const reports = makeFolder();
  const wanted = Object.keys(formats).flatMap((name) => ['--format', `${name}:${reports}/${name}`]);
  stepalign(cwd, [...args, ...wanted]);
  const textOf = (format: FormatName): string => readFileSync(join(reports, format), 'utf8');
  return { json: JSON.parse(textOf('json')) as JsonReport, textOf };
}

/** A finding's path from the repository's top. */
export function pathFromTop({ file }: Pick<JsonFinding, 'file'>): string {
  return `${FOLDER}/${file}`;
}

const TOP = '/top';

export const CONTEXT: ReportContext = {
  cwd: TOP,
  colors: picocolors.createColors(false),
  written: false,
  version: '0.0.0',
  exitCode: 1,
  matters: (severity) => severity !== 'info',
  pages: new Map(),
  withText: false,
  timing: () => ({}),
};

type Told = Pick<ReportedFinding, 'message' | 'help' | 'severity'> & { readonly path: string };

/** A result with findings that say this. @param told `path` is from the repository's top */
export function resultWith(told: readonly Told[]): CheckResult {
  return {
    root: TOP,
    workTree: TOP,
    libraries: [],
    pipelines: [],
    findings: told.map(({ path, ...said }, at): ReportedFinding => ({
      ...said,
      rule: 'contract/internal-output',
      file: `${TOP}/${path}`,
      range: { start: at, end: at + 1 },
      line: at + 1,
      column: 2,
      end: { line: at + 1, column: 3 },
      sourceLine: '',
      sourceColumn: 1,
      step: null,
      declaration: null,
      port: null,
      key: said.message,
      related: [],
      fix: null,
    })),
    suppressed: [],
    filesRead: 1,
    unparsable: [],
    notices: [],
  };
}

export async function reportIn(format: FormatName, told: readonly Told[]): Promise<string> {
  return (await formats[format].load()).report(resultWith(told), CONTEXT);
}

const PIECES = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '|',
    '`',
    '``',
    '<',
    '>',
    '&',
    '&amp;',
    '"',
    "'",
    '::',
    ',',
    '%',
    '%0A',
    '%25',
  ],
  ...[
    '\\',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '~~',
    '$',
    '!',
    '#1',
    '@user',
    ':smile:',
    'www.example.com',
    'gh-1',
  ],
  ...[
    'https://example.com',
    '<br>',
    '<!-- -->',
    ']]>',
    '<![CDATA[',
    '- ',
    '# ',
    '  ',
    '1. ',
    '&#10;',
    'word',
  ],
  ...[
    '\0',
    '\u001B[31m',
    '\u007F',
    '\u0085',
    '\u009B',
    '\u202E',
    '\u2028',
    '\uFEFF',
    '\uFFFE',
    '\uFFFF',
    '😀',
  ],
  ...['\uD800', '\uDFFF', '\uDCE9', '::error::', '##[error]', '{0}', '{', '}'],
];

/** Any text, and what means something to somebody more often than by chance. */
const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

/** A name that a file may have. */
const anyName = anyText.map((text) => `x${text.replaceAll('/', '').replaceAll('\0', '')}`);

export const anyTold: fc.Arbitrary<Told> = fc.record({
  message: anyText.map((text) => `m${text}`),
  help: anyText.map((text) => `h${text}`),
  severity: fc.constantFrom('error', 'warning', 'info'),
  path: fc.oneof(
    anyName,
    fc.tuple(anyName, anyName).map((names) => names.join('/')),
  ),
});
