/** Comments that suppress nothing: what is told of them, and when it can't be known. */
import { unusedSuppressionRule } from '../../../src/rules/index.ts';
import { testRule } from '../../support/test-rule.ts';

const REGISTRY = 'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}\n';

/** A contract with an internal output, and a comment on its line. */
function contract(comment: string): string {
  return `${REGISTRY}CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={
        "checkpoints": "/opt/ml/checkpoints",${comment}
        "model": "/opt/ml/model",
    },
)
`;
}

const ELSEWHERE = { 'steps.py': contract('  # stepalign-ignore alias/conflict: it was one') };

testRule(unusedSuppressionRule, {
  found: {
    'a name that suppresses nothing on its line': {
      source: contract('  # stepalign-ignore alias/conflict: why'),
      says: [
        {
          at: 'steps.py:5:67',
          message:
            'stepalign-ignore alias/conflict suppresses nothing: alias/conflict finds nothing on its line',
          severity: 'warning',
          step: null,
          declaration: null,
          port: null,
          help: 'remove the name, and the comment where it has no other',
          related: [],
          fix: { safety: 'safe', reason: 'remove stepalign-ignore alias/conflict' },
        },
      ],
    },
    'one of several names, and a glob': {
      source: contract('  # stepalign-ignore contract/internal-output, alias/conflict, spec/*'),
      says: [
        {
          at: 'steps.py:5:93',
          message:
            'stepalign-ignore alias/conflict suppresses nothing: alias/conflict finds nothing on its line',
          fix: { safety: 'safe', reason: 'remove alias/conflict from stepalign-ignore' },
        },
        {
          at: 'steps.py:5:109',
          message: 'stepalign-ignore spec/* suppresses nothing: no such rule finds anything on its line',
        },
      ],
    },
    'blocks and files': {
      source: `# stepalign-ignore-all alias/conflict\n# stepalign-ignore-start spec/node-type\n${contract('')}# stepalign-ignore-end\n`,
      says: [
        {
          at: 'steps.py:1:24',
          message:
            'stepalign-ignore-all alias/conflict suppresses nothing: alias/conflict finds nothing in this file',
        },
        {
          at: 'steps.py:2:26',
          message:
            'stepalign-ignore-start spec/node-type suppresses nothing: spec/node-type finds nothing in its block',
        },
      ],
    },
    'what is found on another line': {
      source: contract('').replace('    },', '    },  # stepalign-ignore contract/internal-output'),
      says: [
        {
          at: 'steps.py:7:28',
          message:
            'stepalign-ignore contract/internal-output suppresses nothing: contract/internal-output finds nothing on its line',
        },
      ],
    },
    'a file that doesn’t parse, and declares nothing': {
      source: { ...ELSEWHERE, 'notes.py': 'Contract of ours, and (\n' },
      says: [
        {
          at: 'steps.py:5:67',
          message:
            'stepalign-ignore alias/conflict suppresses nothing: alias/conflict finds nothing on its line',
        },
      ],
    },
  },
  silent: {
    'what suppresses something': contract('  # stepalign-ignore contract/internal-output'),
    'a glob that suppresses something': contract('  # stepalign-ignore contract/*'),
    'several that suppress the same': contract('  # stepalign-ignore contract/*, contract/internal-output'),
    'rules that compare with a revision': contract('  # stepalign-ignore alias/lost-name, alias/*, **'),
    'rules that there are none of': contract('  # stepalign-ignore no/rule'),
    'what is no form, and an end': contract(
      '  # stepalign-ignore-line alias/conflict\n# stepalign-ignore-end alias/conflict',
    ),
    'a string': contract('\n        "# stepalign-ignore alias/conflict": "/opt/ml/output/data/x",'),
    'a library of which a part doesn’t parse': {
      ...ELSEWHERE,
      'spec.py': 'SPEC = StepSpecification(\n    step_type="Train",\n    outputs=[,],\n)\n',
    },
    'a file that doesn’t parse itself': {
      'steps.py': `${contract('  # stepalign-ignore alias/conflict')}SPEC = StepSpecification(]\n`,
    },
    'files outside of the library': {
      ...{ 'steps.py': contract('') },
      'other.py': 'a = 1  # stepalign-ignore alias/conflict\n',
    },
  },
  fixed: {
    'the comment goes with its line': {
      source: contract('\n        # stepalign-ignore alias/conflict: why'),
      to: contract(''),
      safety: 'safe',
    },
    'all names of one comment go with it': {
      source: contract('  # stepalign-ignore alias/conflict, spec/node-type, spec/unlinked: why'),
      to: contract(''),
      safety: 'safe',
    },
    'the last line of a text': {
      source: `${contract('')}# stepalign-ignore alias/conflict`,
      to: contract('').trimEnd(),
      safety: 'safe',
    },
    'a byte order mark stays': {
      source: `\uFEFF# stepalign-ignore-all alias/conflict\r\n${contract('').replaceAll('\n', '\r\n')}`,
      to: `\uFEFF${contract('').replaceAll('\n', '\r\n')}`,
      safety: 'safe',
    },
    'a name goes at both ends of a block': {
      source: contract(
        '\n# stepalign-ignore-start alias/conflict, spec/unlinked: why\n# stepalign-ignore-end alias/conflict, spec/unlinked',
      ),
      to: contract(''),
      safety: 'safe',
    },
  },
});
