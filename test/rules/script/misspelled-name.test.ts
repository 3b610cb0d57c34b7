/** script/misspelled-name: names by which a script's main takes a path, and that are nearly a name that is given. */
import { misspelledNameRule } from '../../../src/rules/script/misspelled-name.ts';
import { mainOf, NAMED_STEP } from '../../support/scripted-step.ts';
import { testRule } from '../../support/test-rule.ts';
import { replaced } from '../../support/training-step.ts';

const TABLES = replaced(
  NAMED_STEP,
  '"data": "/opt/ml/processing/input/data"',
  '"risk_tables": "/opt/ml/processing/input/r"',
);
const GIVEN = 'main({"risk_tables": "/opt/ml/processing/input/r"}, {}, {})\n';

function taking(name: string, outside = GIVEN): Readonly<Record<string, string>> {
  return mainOf(`x = input_paths["${name}"]`, outside, TABLES);
}

testRule(misspelledNameRule, {
  found: {
    'a plural': {
      source: taking('risk_table'),
      says: [
        {
          at: 'run.py:5:21',
          severity: 'error',
          message: `main takes input_paths["risk_table"], which nothing gives; risk_tables is given, one slip away: it can't do without it`,
          help: 'take input_paths["risk_tables"]',
          fix: {
            safety: 'review',
            reason: 'take risk_tables, which is given, wherever main takes risk_table',
          },
        },
      ],
    },
    'a name that main can do without': {
      source: mainOf('x = output_paths.get("score")', '', TABLES),
      says: [
        {
          at: 'run.py:5:26',
          message:
            'main takes output_paths["score"], which nothing gives; scores is given, one slip away: it is never there',
        },
      ],
    },
    'letters that changed places': {
      source: taking('rsik_tables'),
      says: [{ at: 'run.py:5:21', message: saidOf('rsik_tables') }],
    },
    'another letter': {
      source: taking('risk_tablez'),
      says: [{ at: 'run.py:5:21', message: saidOf('risk_tablez') }],
    },
  },
  silent: {
    'the name that is given': taking('risk_tables'),
    'another name': taking('risk_scores'),
    'more names than are compared': mainOf(
      'x = input_paths["risk_table"]',
      '',
      replaced(
        TABLES,
        '{"risk_tables"',
        `{${Array.from({ length: 200 }, (_, at) => `"other${at}": "/opt/ml/processing/input/${at}"`).join(', ')}, "risk_tables"`,
      ),
    ),
    'a name that the script gives': taking('risk_table', 'main({"risk_table": FOLDER}, {}, {})\n'),
    'a name that is given in a way that only code tells': taking('risk_table', 'main(paths(), {}, {})\n'),
    'figures, which tell names apart': mainOf(
      'x = input_paths["table_2"]',
      '',
      TABLES.replace('risk_tables', 'table_1'),
    ),
    'words of one letter, which tell names apart': mainOf(
      'x = input_paths["model_b"]',
      '',
      TABLES.replace('risk_tables', 'model_a'),
    ),
    'two names that it may be': mainOf(
      'x = input_paths["risk_table"]',
      '',
      TABLES.replace('"risk_tables":', '"risk_tables": "/opt/ml/processing/input/x", "risk_tabla":'),
    ),
    'a main that another module calls': {
      ...taking('risk_table'),
      'run_all.py': 'from run import main\nmain({"risk_table": "/x"}, {}, {})\n',
    },
    'a short name': mainOf('x = input_paths["rows"]', '', TABLES.replace('risk_tables', 'row')),
  },
  fixed: {
    'at every place that has it': {
      source: mainOf(`if "risk_table" in input_paths:\n    x = input_paths['risk_table']`, GIVEN, TABLES),
      to: mainOf(`if "risk_tables" in input_paths:\n    x = input_paths['risk_tables']`, GIVEN, TABLES),
      safety: 'review',
    },
  },
});

function saidOf(name: string): string {
  return `main takes input_paths["${name}"], which nothing gives; risk_tables is given, one slip away: it can't do without it`;
}
