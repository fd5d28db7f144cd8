export { archiveOf, backupFolderOf, listBackups, makeDueBackup, type KeptBackup } from './server/backup-folder.ts';
export { checkReferences, type Check } from './server/check-references.ts';
export { drill, type DrillNote } from './server/drill.ts';
export { copyJournal, readErasedFile } from './server/erased-file.ts';
export { journalErased } from './server/journal-store.ts';
export { keep, keepingStatus, type KeepingStatus } from './server/keep.ts';
export { addUp, makeBackup, type Kept } from './server/make-backup.ts';
export { backupFile, readArchive, type Archive } from './server/read-archive.ts';
export { restore, type Restored } from './server/restore.ts';
