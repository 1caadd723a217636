/** The field of a backup file: chosen or dropped, and read as text on this computer. */
import { FileField } from './file-field.tsx';
import { FileText } from './icon.tsx';

/** Size limit in bytes, far above any real backup, so that a large file picked by mistake is not read into memory. */
const LARGEST = 64 * 1024 * 1024;

export interface BackupFile {
  name: string;
  contents: string;
}

export async function readBackupFile(chosen: File): Promise<BackupFile | { problem: string }> {
  if (chosen.size > LARGEST)
    return { problem: 'This file is too large for a backup. Choose the one whose name begins with dramatis-backup.' };
  try {
    return { name: chosen.name, contents: await chosen.text() };
  } catch {
    return { problem: 'The file could not be read. Check that it is still there, and choose it again.' };
  }
}

/** `help`: what to do next, once a file is there. */
export const BackupFileField = (props: {
  file: BackupFile | null;
  help: string;
  problem: string | null;
  onPick: (chosen: File) => void;
}) => (
  <FileField
    label="Backup file"
    icon={FileText}
    chosen={props.file?.name ?? null}
    help={props.file === null ? 'Its name begins with dramatis-backup.' : props.help}
    problem={props.problem}
    onPick={props.onPick}
    testid="backup-file"
    buttonTestid="choose-backup"
  />
);
