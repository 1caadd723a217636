/** A new recovery key on the screen: its eight groups, and the ways to keep them. The only place that shows one. */

import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import { saveFile } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Download, Printer } from '../../components/icon.tsx';
import { GROUPS } from './recovery-key-text.ts';
import { RecoverySheet, type SheetKey, toSheetText } from './recovery-sheet.tsx';

/** `of`: `null` until it is loaded. */
export function KeyBox({ of, fileName }: { of: SheetKey | null; fileName: string }) {
  const groups: readonly (string | null)[] = of?.recoveryKey ?? new Array<null>(GROUPS).fill(null);
  return (
    <div class="keybox">
      <ol
        data-testid={of === null ? undefined : 'recovery-key-text'}
        aria-label={of?.sheet ? t.groupsOfSheet : t.groupsOfKey}
      >
        {groups.map((group, at) => (
          <li key={at}>{group === null ? <span class="skel" /> : <b>{group}</b>} </li>
        ))}
      </ol>
      <div class="bar">
        <Button small icon={Printer} disabled={of === null} onClick={() => window.print()} testid="print-key">
          {t.print}
        </Button>
        <Button
          small
          icon={Download}
          disabled={of === null}
          onClick={() => of !== null && saveFile(fileName, toSheetText(of))}
          testid="save-key"
        >
          {t.save}
        </Button>
        <span class="end" />
        {of !== null && (
          <CopyButton text={of.recoveryKey.join(' ')} name={t.copy} done={t.copied} weight="quiet" small />
        )}
      </div>
      {of !== null && <RecoverySheet of={of} />}
    </div>
  );
}
