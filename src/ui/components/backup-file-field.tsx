/** The field of a backup file: chosen or dropped, and read as text on this computer. */
import { useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { Check, FileText, Icon } from './icon.tsx';

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
export function BackupFileField(props: {
  file: BackupFile | null;
  help: string;
  problem: string | null;
  onPick: (chosen: File) => void;
}) {
  const { file, problem } = props;
  const picker = useRef<HTMLInputElement>(null);
  const pick = (chosen: File | undefined) => chosen !== undefined && props.onPick(chosen);
  return (
    <div class="file-field">
      <p class="label">Backup file</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button does the same */}
      <div
        class={problem === null ? 'file-drop' : 'file-drop is-bad'}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          pick(event.dataTransfer?.files[0]);
        }}
      >
        <Icon node={file === null ? FileText : Check} size={24} />
        <p class="grow">
          <span class="t clip">{file === null ? 'Choose the file, or drop it here' : file.name}</span>
          <span class="d">{file === null ? 'Its name begins with dramatis-backup.' : props.help}</span>
        </p>
        <Button small onClick={() => picker.current?.click()} testid="choose-backup">
          {file === null ? 'Choose' : 'Change'}
        </Button>
        <input
          ref={picker}
          type="file"
          class="vh"
          tabIndex={-1}
          aria-label="Backup file"
          data-testid="backup-file"
          onChange={(event) => {
            pick(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {problem !== null && (
        <p class="small help bad" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
