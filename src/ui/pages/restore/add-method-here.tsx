/** After a restore with the recovery key: adds a login method for this computer, so that the key is not needed for every login. */
import { WalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { NewCredential, Proof, TypedRecoveryKey } from '../../../messaging/login.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { goTo } from '../../location.ts';
import { useConfirmChange } from '../../methods/confirm-change.tsx';
import { OffersPersonal } from '../../methods/password/offers-personal.ts';
import { useCommand } from '../../wallet.tsx';
import { CreateMethodHere } from './create-method-here.tsx';

/** `typedKey`: the recovery key typed in the previous step; after a reload it is `null`, and the user confirms again. */
export function AddMethodHere(props: {
  snapshot: UnlockedSnapshot;
  typedKey: TypedRecoveryKey | null;
  onMade: () => void;
}) {
  const command = useCommand();
  const confirm = useConfirmChange();
  const level = props.snapshot.levels.find(({ manages }) => manages);

  async function add(credential: NewCredential) {
    if (level === undefined) throw new WalletError('not-found', t.noManagingLevel);
    const proof: Proof | null =
      props.typedKey === null ? await confirm(t.confirmAdding) : { kind: 'recovery-key', ...props.typedKey };
    if (proof === null) throw new WalletError('stopped', t.stopped);
    await command('add-method', { credential, levelId: level.id, proof });
    props.onMade();
  }

  return (
    <OffersPersonal.Provider value={props.snapshot.identity.type !== 'virtual'}>
      <CreateMethodHere
        server={null}
        hasServer={props.snapshot.server !== null}
        title={t.restoredWithKey}
        lede={t.restoredWithKeyLede}
        onMade={add}
      >
        <Button weight="quiet" onClick={() => goTo('settings')}>
          {t.keepUsingKey}
        </Button>
      </CreateMethodHere>
    </OffersPersonal.Provider>
  );
}
