/** Makes the run filter of the options: which rules, steps and files a run is about. */
import { memoize } from '../memoize/memoize.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { isBytePath } from '../workspace/byte-paths.ts';
import { relativePath } from '../workspace/paths.ts';
import type { RunFilter } from '../engine/findings.ts';
import type { Rule } from '../rules/rule.ts';
import { missingReasonRule } from '../rules/suppression/missing-reason.ts';
import type { Loaded } from './load.ts';
import type { CheckOptions } from './options.ts';
import { confinedTo } from './places.ts';
import { selectRules, selectSteps, skippedRules } from './selection.ts';

/** The same where all of the tree is asked for: only the rules are those of the options. */
export function wholeRunFilterOf(options: CheckOptions, loaded: Loaded): RunFilter {
  return runFilterOf({ ...options, step: [], at: [] }, { ...loaded, selected: loaded.selectable });
}

/** @throws UsageError for names of rules, transforms or steps that there are none of */
export function runFilterOf(
  options: CheckOptions,
  { snapshot, selected, generated, settings: { severities, files, requireReason } }: Loaded,
): RunFilter {
  const filterFor = memoize((library: StepLibrary) => selectSteps(options, library));
  const skipped = skippedRules(options);
  const isOn = (rule: Rule, file: string): boolean =>
    !skipped.has(rule) && severities.of(rule.name, file) !== 'off';
  const filter: RunFilter = {
    rules: selectRules(options).filter(
      (rule) => severities.isOn(rule.name) && (requireReason || rule !== missingReasonRule),
    ),
    isWanted: ({ rule, found, finding }, library) =>
      selected.has(finding.file) &&
      [rule, ...(rule.restsOn?.(found) ?? [])].every((each) => isOn(each, finding.file)) &&
      filterFor(library)(finding),
    severityOf: ({ rule, file, severity: own }) => {
      const severity = severities.of(rule, file);
      return severity === null || severity === 'off' ? own : severity;
    },
    whyFrozen: (file) => {
      if (isBytePath(file)) return 'called by a name that is not UTF-8: give it one that is';
      if (selected.has(file)) return null;
      if (files.whyLeft(file) !== null) return 'left alone by the configuration';
      return generated.has(file) ? 'generated: change what it comes from' : 'outside the given paths';
    },
    nameOf: (file) => relativePath(options.cwd, file),
  };
  const { at = [], cwd } = options;
  return at.length === 0 ? filter : confinedTo(at, filter, snapshot, cwd);
}
