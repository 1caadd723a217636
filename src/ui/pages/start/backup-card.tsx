/** The backup file in the last setup step: what it is, why to save it, and whether it was saved. Saves nothing itself. */

import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import { Button } from '../../components/button.tsx';
import { Check, Download, FileText, Icon } from '../../components/icon.tsx';

/** `optional`: a key server stores the same data, so the file is only an additional backup. */
export function BackupCard(props: {
  ready: boolean;
  optional: boolean;
  saved: string | null;
  busy: boolean;
  onSave: () => void;
}) {
  const { ready, saved } = props;
  return (
    <div class={ready ? 'backup-card' : 'backup-card is-off'}>
      <Icon node={FileText} size={24} />
      <div class="grow">
        <p class="h3">{saved !== null ? t.backupSaved : props.optional ? t.backupOptional : t.backup}</p>
        <p class="small">{props.optional ? t.backupOptionalText : t.backupText}</p>
        {saved !== null && (
          <p class="small saved-as">
            <Icon node={Check} size={15} /> <span class="clip">{saved}</span>
          </p>
        )}
      </div>
      <Button small icon={Download} disabled={!ready} busy={props.busy} onClick={props.onSave} testid="save-backup">
        {saved === null ? t.save : t.saveAgain}
      </Button>
    </div>
  );
}
