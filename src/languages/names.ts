/** What names look like, in any language. */

/** What classes are called, and nothing else that is called. */
export const CLASS_NAME = /^[A-Z][A-Za-z0-9]*[a-z]/;

/** A string that may be a logical name, by which something is looked up. */
export const LOGICAL_NAME = /^[A-Za-z_][\w-]*$/;

/** The name of a command line's option, however it is written: `--job-type`, `job_type`: job_type */
export function plainArgument(name: string): string {
  return name.replace(/^-+/, '').replaceAll('-', '_');
}
