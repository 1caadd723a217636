/** The backup file on the last step of the start: what it is, why, and that it was saved. Offers the file; saves nothing itself. */
import { Button } from '../../components/button.tsx';
import { Check, Download, FileText, Icon } from '../../components/icon.tsx';

/** `optional`: a key server keeps the same, so the file is one more safety and no more. */
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
        <p class="h3">
          {saved !== null
            ? 'The backup file is in your downloads'
            : props.optional
              ? 'A backup file too, if you like'
              : 'Your backup file'}
        </p>
        <p class="small">
          {props.optional
            ? 'The same sealed copy as a file: with it and the recovery key you need no server at all.'
            : 'Everything Dramatis keeps here, sealed. On another computer the recovery key opens it; without the key nobody can read it, so any place will do.'}
        </p>
        {saved !== null && (
          <p class="small saved-as">
            <Icon node={Check} size={15} /> <span class="clip">{saved}</span>
          </p>
        )}
      </div>
      <Button small icon={Download} disabled={!ready} busy={props.busy} onClick={props.onSave} testid="save-backup">
        {saved === null ? 'Save' : 'Save again'}
      </Button>
    </div>
  );
}
