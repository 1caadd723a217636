/** The field of a backup file: chosen or dropped, and read as text on this computer. */

import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { FileField } from './file-field.tsx';
import { FileText } from './icon.tsx';

/** Size limit in bytes, far above any real backup, so that a large file picked by mistake is not read into memory. */
const LARGEST = 64 * 1024 * 1024;

export interface BackupFile {
  name: string;
  contents: string;
}

export async function readBackupFile(chosen: File): Promise<BackupFile | { problem: string }> {
  if (chosen.size > LARGEST) return { problem: t.backupTooLarge };
  try {
    return { name: chosen.name, contents: await chosen.text() };
  } catch {
    return { problem: t.fileUnreadable };
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
    label={t.backupFile}
    icon={FileText}
    chosen={props.file?.name ?? null}
    help={props.file === null ? t.backupFileHelp : props.help}
    problem={props.problem}
    onPick={props.onPick}
    testid="backup-file"
    buttonTestid="choose-backup"
  />
);
