/** *I already have an identity*: the ways to restore it, and which server it comes from. Each way has its own page; only the passkey starts at once. */
import { useRef } from 'preact/hooks';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { FileText, Laptop } from '../../components/icon.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { OtherIdentities } from '../../identities/other-identities.tsx';
import { goTo } from '../../location.ts';
import { certificate } from '../../methods/certificate/words.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { TOUCH } from '../../methods/methods.ts';
import { oidc } from '../../methods/oidc/words.ts';
import { ownStorage } from '../../methods/own-storage/words.ts';
import { password } from '../../methods/password/words.ts';
import { recoveryKey } from '../../methods/recovery-key/words.ts';
import { StageLayout } from '../stage-layout.tsx';
import { type FindWay, KeepCopy, type Source, SourceLine } from './source.tsx';

/** `onFile`: called with the backup file that the user picked. */
export function RestoreOptions(props: {
  source: Source;
  identities: IdentityChoice[] | undefined;
  notice: string | null;
  onFile: (file: File) => void;
  onWay: (way: FindWay) => void;
  /** The identity is on this computer already. */
  onHere: () => void;
}) {
  const { source, onWay } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <StageLayout title="Restore your identity" lede="Choose something you have." lit="all">
      <div class="work-body">
        {props.notice !== null && <WarningBox severity="note" title={props.notice} rule="notice" />}
        <MethodChoice
          first
          icon={Laptop}
          said={{
            title: 'Add this computer or join others',
            detail: 'Another of your computers, or somebody who invites you, shows a code or a link.',
          }}
          testid="add-this-computer"
          onClick={() => goTo('restore/add-computer')}
        />
        <MethodRows>
          <MethodChoice
            icon={TOUCH.passkey.icon}
            said={{
              title: 'Passkey or security key',
              detail: 'A passkey synced to this computer, or a key you plug in.',
            }}
            testid="unlock-with-passkey"
            onClick={() => onWay('touch')}
          />
          <MethodChoice
            icon={password.icon}
            said={{ title: 'Account name and password', detail: 'The ones you chose for this wallet.' }}
            testid="unlock-with-password"
            onClick={() => onWay('password')}
          />
          <MethodChoice
            icon={oidc.icon}
            said={{ title: 'Company or social account', detail: 'The account and the passphrase you chose.' }}
            testid="unlock-with-oidc"
            onClick={() => onWay('account')}
          />
          <MethodChoice
            icon={ownStorage.icon}
            said={{ title: 'Own storage', detail: 'The file in your cloud folder, and your passphrase.' }}
            testid="unlock-with-own-storage"
            onClick={() => onWay('own-storage')}
          />
          <MethodChoice
            icon={certificate.icon}
            said={{ title: 'Certificate', detail: 'The file with your private key, and its password.' }}
            testid="unlock-with-certificate"
            onClick={() => onWay('certificate')}
          />
          <MethodChoice
            icon={recoveryKey.icon}
            said={{ title: 'Recovery key', detail: 'The letters and digits on your paper.' }}
            testid="unlock-with-recovery-key"
            onClick={() => onWay('recovery-key')}
          />
          <MethodChoice
            icon={FileText}
            said={{ title: 'Backup file', detail: 'The file and your recovery key. No server needed.' }}
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
          Create a new identity instead
        </Button>
        <Button weight="quiet" testid="any-login" onClick={props.onHere}>
          It’s already on this computer
        </Button>
      </div>
      <OtherIdentities identities={props.identities} title="Back to" />
    </StageLayout>
  );
}
