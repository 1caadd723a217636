/** Whose code an account runs on the shown network (EIP-7702), and the way to end that. Draws nothing for an account without code. */
import { useEffect, useState } from 'preact/hooks';
import { shortAddress } from '../../ethereum/address.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { CommandAnswer } from '../../messaging/commands.ts';
import type { AccountView } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import type { Acting } from './view.ts';

type Found = CommandAnswer<'account-delegation'>;

/** @param props.changes changes whenever a transaction of the account did something */
export function Delegation(props: { acting: Acting; account: AccountView; changes: string }) {
  const { acting, account, changes } = props;
  const { character, network } = acting;
  const { address } = account;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [found, setFound] = useState<Found>(null);

  useEffect(() => {
    let current = true;
    setFound(null);
    command('account-delegation', { characterId: character.id, address }).then(
      (answer) => current && setFound(answer),
      // Without an answer of the network nothing is known; the page says that elsewhere.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [character.id, address, network.chainId, changes]);

  if (found === null) return null;
  const { delegate, name, known } = found;
  const mayEnd = character.state === 'open' && account.kind !== 'watch';
  return (
    <div class="after">
      <WarningBox
        severity={known ? 'note' : name === null ? 'danger' : 'caution'}
        title={name === null ? t.runsCodeOfUnknown(shortAddress(delegate)) : t.runsCodeOf(name)}
        rule="delegation"
      >
        <p>{wordsOf(found, network.name)}</p>
        {mayEnd && (
          <div class="after">
            <Button
              small
              busy={busy}
              testid="end-delegation"
              onClick={() => run(() => command('end-delegation', { characterId: character.id, address }))}
            >
              {t.endThis}
            </Button>
          </div>
        )}
        {problem !== null && <p class="bad">{problem}</p>}
      </WarningBox>
    </div>
  );
}

function wordsOf({ name, known }: NonNullable<Found>, network: string): string {
  if (known) return t.ownDelegation(network);
  if (name !== null) return t.otherWalletDelegation(network);
  return t.dangerousDelegation(network);
}
