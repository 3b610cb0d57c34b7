/** The script of a step in Python, and what a contract says of its environment; each drift in lines of its own. */
import type { StepModel } from '../../test/support/drifting-library.ts';
import type { ScriptDrift } from './drift.ts';

/** What a script reads of its environment, and what of it goes to its main function: each drift in a line of its own. */
const VARIABLES: Readonly<
  Record<ScriptDrift, { readonly module?: string; readonly handed?: string; readonly main?: string }>
> = {
  'hard-coded checkpoints': {},
  'undeclared variable': { module: 'THRESHOLD = float(os.environ["SCORE_THRESHOLD"])' },
  'undeclared variable with a default': { handed: '"SCORE_MODE": os.environ.get("SCORE_MODE", "strict")' },
  'optional variable as required': { module: 'LIMIT = int(os.environ.get("SCORE_LIMIT", "100"))' },
  'variable that nothing reads': {},
  'variable that main is not handed': {
    main: '    logger.info("on behalf of %s", environ_vars["SCORE_OWNER"])\n',
  },
  'misspelled name': {},
  'other path': {},
};

/** The paths that main is handed, and the name by which it takes the first: a step with drift has others. */
function handedPaths(
  ports: readonly { readonly name: string; readonly path: string }[],
  isElsewhere: boolean,
): string {
  const lines = ports.map(
    ({ name, path }) => `            "${name}": "${path}${isElsewhere ? '_data' : ''}",`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n        }`;
}

/** @param drift what of it doesn't agree with the step's contract */
export function script(step: StepModel, drift: ScriptDrift | null): string {
  const checkpoints = !step.hasCheckpointVariable
    ? ''
    : drift === 'hard-coded checkpoints'
      ? '\nCHECKPOINTS = "/opt/ml/checkpoints"'
      : '\nCHECKPOINTS = os.environ.get("SM_CHECKPOINT_DIR", "/opt/ml/checkpoints")';
  const { module, handed = '', main = '' } = drift === null ? {} : VARIABLES[drift];
  const outputs = step.contractOutputs.filter(({ path }) => path !== '/opt/ml/checkpoints');
  const taken = step.inputs
    .map(({ name }) => `    frames.append(read_tables(Path(input_paths["${name}"])))\n`)
    .join('');
  const given = outputs
    .map(({ name }, at) => {
      const word = drift === 'misspelled name' && at === 0 ? `${name}s` : name;
      return `    write(frame, Path(output_paths["${word}"]), "${name}")\n`;
    })
    .join('');
  return `"""Runs inside the container of ${step.name}."""

import argparse
import json
import logging
import os
from pathlib import Path

import numpy as np
import pandas as pd

logger = logging.getLogger(__name__)
${checkpoints}${module === undefined ? '' : `\n${module}`}


def read_tables(folder):
    """All tables of a folder in one, in the order of their names."""
    frames = []
    for file in sorted(folder.glob("**/*")):
        if file.suffix == ".csv":
            frames.append(pd.read_csv(file))
        elif file.suffix == ".parquet":
            frames.append(pd.read_parquet(file))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def summarize(frame):
    """Counts and means by column; columns of text have counts only."""
    summary = {}
    for column in frame.columns:
        values = frame[column].dropna()
        entry = {"count": int(values.size), "missing": int(frame[column].isna().sum())}
        if np.issubdtype(values.dtype, np.number):
            entry["mean"] = float(values.mean())
            entry["deviation"] = float(values.std())
        summary[column] = entry
    return summary


def write(frame, folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    frame.to_csv(folder / f"{name}.csv", index=False)
    with open(folder / f"{name}.json", "w", encoding="utf-8") as file:
        json.dump(summarize(frame), file, indent=2)
    logger.info("wrote %d rows to %s", len(frame), folder)


def main(input_paths, output_paths, environ_vars, job_args):
${main}    frames = [read_tables(Path(job_args.folder))]
${taken}    frame = pd.concat(frames, ignore_index=True)
${given}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", default=".")
    main(
        input_paths=${handedPaths(step.inputs, false)},
        output_paths=${handedPaths(outputs, drift === 'other path')},
        environ_vars={${handed}},
        job_args=parser.parse_args(),
    )
`;
}

/** What a contract asks for that its script can do without, or doesn't know of. */
const REQUIRED: Readonly<Partial<Record<ScriptDrift, string>>> = {
  'optional variable as required': 'SCORE_LIMIT',
  'variable that nothing reads': 'SCORE_FORMER',
};

/** @param contract the contract's text */
export function withVariables(contract: string, drift: ScriptDrift | null): string {
  const name = drift === null ? undefined : REQUIRED[drift];
  return name === undefined
    ? contract
    : contract.replace('required_env_vars=[]', `required_env_vars=["${name}"]`);
}
