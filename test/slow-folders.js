/**
 * The folders of tests that start git, the built program or other processes, that look at very much, or that are about
 * no unit: all that `npm run test:fast` leaves out.
 */
export const SLOW_FOLDERS = [
  'bench',
  'cli',
  'crash',
  'docs',
  'fuzz',
  'limits',
  'package',
  'whole-runs',
  'workspace',
].map((folder) => `test/${folder}/**`);
