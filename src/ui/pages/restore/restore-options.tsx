/** *I already have an identity*: the ways to restore it, and which server it comes from. Each way has its own page; only the passkey starts at once. */
import { useRef } from 'preact/hooks';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { FileText, Laptop } from '../../components/icon.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { OtherIdentities } from '../../identities/other-identities.tsx';
import { goTo } from '../../location.ts';
import { ICONS } from '../../methods/icons.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
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
    <StageLayout title={t.title} lede={t.lede} lit="all">
      <div class="work-body">
        {props.notice !== null && <WarningBox severity="note" title={props.notice} rule="notice" />}
        <MethodChoice
          first
          icon={Laptop}
          said={t.ways.join}
          testid="add-this-computer"
          onClick={() => goTo('restore/add-computer')}
        />
        <MethodRows>
          <MethodChoice
            icon={ICONS.passkey}
            said={t.ways.touch}
            testid="unlock-with-passkey"
            onClick={() => onWay('touch')}
          />
          <MethodChoice
            icon={ICONS.password}
            said={t.ways.password}
            testid="unlock-with-password"
            onClick={() => onWay('password')}
          />
          <MethodChoice
            icon={ICONS.oidc}
            said={t.ways.account}
            testid="unlock-with-oidc"
            onClick={() => onWay('account')}
          />
          <MethodChoice
            icon={ICONS['own-storage']}
            said={t.ways.ownStorage}
            testid="unlock-with-own-storage"
            onClick={() => onWay('own-storage')}
          />
          <MethodChoice
            icon={ICONS.certificate}
            said={t.ways.certificate}
            testid="unlock-with-certificate"
            onClick={() => onWay('certificate')}
          />
          <MethodChoice
            icon={ICONS['recovery-key']}
            said={t.ways.recoveryKey}
            testid="unlock-with-recovery-key"
            onClick={() => onWay('recovery-key')}
          />
          <MethodChoice
            icon={FileText}
            said={t.ways.backup}
            testid="from-backup"
            onClick={() => picker.current?.click()}
          />
        </MethodRows>
        <input
          ref={picker}
          type="file"
          class="vh"
          tabIndex={-1}
          aria-label={t.backupFile}
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
          {t.createInstead}
        </Button>
        <Button weight="quiet" testid="any-login" onClick={props.onHere}>
          {t.alreadyHere}
        </Button>
      </div>
      <OtherIdentities identities={props.identities} title={t.backTo} />
    </StageLayout>
  );
}
