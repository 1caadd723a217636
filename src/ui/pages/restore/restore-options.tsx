/** *I already have an identity*: the ways to bring it here, and where it comes from. Each way is a page of its own; the touch alone begins at once. */
import { useRef } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { FileText, Laptop } from '../../components/icon.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { TOUCH } from '../../methods/methods.ts';
import { password } from '../../methods/password-words.ts';
import { recoveryKey } from '../../methods/recovery-key.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type FindWay, KeepCopy, type Source, SourceLine } from './source.tsx';

/** `onFile`: a backup file was picked here. */
export function RestoreOptions(props: {
  source: Source;
  notice: string | null;
  onFile: (file: File) => void;
  onWay: (way: FindWay) => void;
}) {
  const { source, onWay } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <StageLayout title="Bring your identity here" lede="With what you have at hand." lit="all">
      <div class="work-body">
        {props.notice !== null && <WarningBox severity="note" title={props.notice} rule="notice" />}
        <MethodChoice
          first
          icon={Laptop}
          said={{
            title: 'Add this computer',
            detail: 'Another computer of yours is open: it shows a code for this one.',
          }}
          testid="add-this-computer"
          onClick={() => goTo('restore/add-computer')}
        />
        <MethodRows>
          <MethodChoice
            icon={TOUCH.passkey.icon}
            said={{
              title: 'Passkey or security key',
              detail: 'A passkey that came here with your other passkeys, or the key you plug in.',
            }}
            testid="unlock-with-passkey"
            onClick={() => onWay('touch')}
          />
          <MethodChoice
            icon={password.icon}
            said={{ title: 'Account name and password', detail: 'Those that you chose for this wallet.' }}
            testid="unlock-with-password"
            onClick={() => onWay('password')}
          />
          <MethodChoice
            icon={recoveryKey.icon}
            said={{ title: 'Recovery key', detail: 'The eight groups on paper.' }}
            testid="unlock-with-recovery-key"
            onClick={() => onWay('recovery-key')}
          />
          <MethodChoice
            icon={FileText}
            said={{ title: 'Backup file', detail: 'The file and the recovery key. Needs no server.' }}
            testid="from-backup"
            onClick={() => picker.current?.click()}
          />
        </MethodRows>
        <input
          ref={picker}
          type="file"
          class="vh"
          tabIndex={-1}
          aria-label="Backup file"
          data-testid="backup-file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) props.onFile(file);
          }}
        />
      </div>
      <SourceLine source={source} />
      <KeepCopy source={source} />
      <div class="work-acts">
        <Button weight="quiet" onClick={() => goTo('start')}>
          Start a new one instead
        </Button>
      </div>
    </StageLayout>
  );
}
