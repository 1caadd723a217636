/** Step 3 of the setup: confirms two groups of the recovery key, then offers the backup file, which is optional with a key server. The worker checks both steps. */
import { useEffect, useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import { saveFile } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { draftIsFinished } from '../../methods/own-storage/file-in-making.ts';
import { areRight, GroupsBack, type TypedGroups, toAnswer } from '../../methods/recovery-key/groups-back.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { BackupCard } from './backup-card.tsx';
import { InviteDraft } from './invite-draft.tsx';
import { useDraftKey } from './use-draft-key.ts';

/** `confirmed`: the worker accepted both groups; only the backup file is left. `server`: stores an encrypted copy, which makes the file optional. */
export function ConfirmRecoveryKey({ confirmed, server }: { confirmed: boolean; server: string | null }) {
  const command = useCommand();
  const { key, problem: unread } = useDraftKey(!confirmed);
  const [typed, setTyped] = useState<TypedGroups>({});
  const [saved, setSaved] = useState<string | null>(null);
  const [uninvited, setUninvited] = useState(false);
  const asking = useAct();
  const saving = useAct();
  const finishing = useAct();

  const bothRight = key !== null && areRight(key, typed);
  useEffect(() => {
    if (!bothRight || confirmed || key === null) return;
    asking.run(() => command('confirm-recovery-key', { groups: toAnswer(key, typed) }));
  }, [bothRight, confirmed]);

  async function save() {
    const file = await command('draft-backup', {});
    saveFile(file.fileName, file.contents, 'application/octet-stream');
    setSaved(file.fileName);
  }
  async function finish() {
    if (saved === null && server === null) await save();
    draftIsFinished();
    try {
      await command('finish-identity', {});
    } catch (error) {
      setUninvited(isWalletError(error, 'not-invited'));
      throw error;
    }
  }

  const problem = unread ?? asking.problem ?? saving.problem ?? finishing.problem;
  return (
    <StageLayout
      title={
        !confirmed
          ? t.confirmTitle
          : server !== null
            ? t.confirmed
            : saved === null
              ? t.saveBackupTitle
              : t.backupSavedTitle
      }
      lede={
        !confirmed
          ? t.confirmLede
          : server !== null
            ? t.confirmedWithServer(toServerName(server))
            : saved === null
              ? t.confirmedSaveNow
              : t.confirmedAll
      }
      lit="all"
      act={3}
    >
      {!confirmed && key !== null && <GroupsBack of={key} typed={typed} onTyped={setTyped} disabled={asking.busy} />}
      <BackupCard
        ready={confirmed}
        optional={server !== null}
        saved={saved}
        busy={saving.busy}
        onSave={() => saving.run(save)}
      />
      {problem !== null && (
        <div class="told">
          <WarningBox severity="caution" title={t.failed}>
            <p>{problem}</p>
          </WarningBox>
        </div>
      )}
      {uninvited && (
        <InviteDraft
          onInvited={() => {
            setUninvited(false);
            finishing.run(finish);
          }}
        />
      )}
      <div class="work-acts">
        <Button
          weight="primary"
          disabled={!confirmed}
          busy={finishing.busy}
          onClick={() => finishing.run(finish)}
          testid="finish"
        >
          {saved === null && server === null ? t.saveAndFinish : t.finish}
        </Button>
        {!confirmed && (
          <Button weight="quiet" onClick={() => goTo('start/key')}>
            {t.backToKey}
          </Button>
        )}
      </div>
    </StageLayout>
  );
}
