/** Tells stepalign's own reports among the documents of a library: they name what drifts, and consume nothing. */

/** How reports in JSON, SARIF and GitLab's code quality begin, and baselines. */
const HEADS = [
  /^\{\s*"version": "[^"]*",\s*"findings": \[/,
  /^\{\s*"\$schema": "[^"]*sarif[^"]*",\s*"version": "2\.1\.0",\s*"runs": \[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "stepalign"/,
  /^\[\s*\{\s*"engine_name": "stepalign"/,
  /^\{\s*"baseline": "stepalign"/,
];

/** A head is shorter, in UTF-16 code units. */
const HEAD = 500;

export function isOwnReport(text: string): boolean {
  const head = text.slice(0, HEAD);
  return HEADS.some((pattern) => pattern.test(head));
}
