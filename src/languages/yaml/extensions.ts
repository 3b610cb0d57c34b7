/** Which files are step interfaces; other YAML files may only refer to steps. */

/** Endings with their dot, lower case. */
export const YAML_EXTENSIONS: readonly string[] = ['.step.yaml', '.step.yml'];
