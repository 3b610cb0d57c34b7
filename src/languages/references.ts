/** What tells, in any language, that a text or a name refers to a step's ports or properties. */

/** A string literal that names a pipeline reference or a property path. */
export const REFERENCE = /Steps\.|properties\.|Outputs\[/;

/** What holds ports by name: `outputs.model`, `step.outputPaths.model`, `self.input_paths.data`. */
export const PORT_HOLDER = /(?:in|out)puts?(?:_?paths?)?$/i;

/** What classes are called, and nothing else that is called. */
export const CLASS_NAME = /^[A-Z][A-Za-z0-9]*[a-z]/;

/** A path in a training or processing container. */
export const CONTAINER_PATH = /^\/opt\/ml(?:\/|$)/;

/** A string that may be a port's logical name. */
export const LOGICAL_NAME = /^[A-Za-z_][\w-]*$/;

/** The name of a command line's option, however it is written: `--job-type`, `job_type`: job_type */
export function plainArgument(name: string): string {
  return name.replace(/^-+/, '').replaceAll('-', '_');
}
