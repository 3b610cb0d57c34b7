/** Folders and files whose names say that what is in them stands aside: backups, vendored copies, containers' own files. */

/** `steps_old`, `backup`, `_archive`, `steps.bak`; `threshold` and `cold` are none. */
const BACKUP = /(?:^|[._ -])(?:old|orig|backups?|bak|bkp|archived?|deprecated|obsolete)(?:[._ -]?\d+)?$/i;
/** `old_steps`, `backup-2024-05-01` */
const BACKUP_OF = /^[._]?(?:old|backups?|bak|bkp|archived?|deprecated|obsolete)(?:[._ -]|$)/i;

/** What is built into an image beside the library: `dockers/xgboost/scripts`, `projects/one/docker`. */
const CONTAINER = /^(?:dockers?|containers?)$/i;

/** Other people's code, or a copy of one's own. */
const VENDORED = /^_?(?:vendor(?:ed|s)?|third[_-]?party)$/i;

/** Whether a folder, or a file without its ending, has the name of a backup. */
export function isBackupName(name: string): boolean {
  return BACKUP.test(name) || BACKUP_OF.test(name);
}

/** Whether a folder has a name by which what is in it stands aside, whatever is in it. */
export function isAsideFolder(name: string): boolean {
  return CONTAINER.test(name) || VENDORED.test(name) || isBackupName(name);
}

/** The names of the folders that a file lies in, below another folder that holds it. */
export function foldersBelow(path: string, folder: string): string[] {
  return path.slice(folder.length).split('/').slice(1, -1);
}
