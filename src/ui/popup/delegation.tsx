/** Whose code an account runs on the shown network (EIP-7702), and the way to end that. Draws nothing for an account without code. */
import { useEffect, useState } from 'preact/hooks';
import { shortAddress } from '../../ethereum/address.ts';
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
  const contract = name ?? `an unknown contract, ${shortAddress(delegate)}`;
  return (
    <div class="after">
      <WarningBox
        severity={known ? 'note' : name === null ? 'danger' : 'caution'}
        title={`Runs the code of ${contract}`}
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
              End this
            </Button>
          </div>
        )}
        {problem !== null && <p class="bad">{problem}</p>}
      </WarningBox>
    </div>
  );
}

function wordsOf({ name, known }: NonNullable<Found>, network: string): string {
  if (known)
    return `On ${network}, this account can make several calls at once. Only your own signatures can use that.`;
  if (name !== null) return `Another wallet set this up on ${network}.`;
  return `This contract can take everything that comes to this account on ${network}. End it if you did not set it up.`;
}
