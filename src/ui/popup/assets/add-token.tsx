/** Adds a token by its address: the wallet reads from the contract what it is called, and says when another token has that name. */
import { useEffect, useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Field } from '../../components/field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useToast } from '../../components/toast.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence, useAct, useCommand } from '../../wallet.tsx';
import { PageHead } from '../page-head.tsx';
import type { Acting } from '../view.ts';

type Found = CommandAnswer<'look-up-token'>;

export function AddToken({ acting }: { acting: Acting }) {
  const { character, network, go } = acting;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [typed, setTyped] = useState('');
  const { found, wrong, looking } = useToken(character.id, typed.trim());
  const back = () => go({ kind: 'home' });

  async function add() {
    if (found === null) return;
    const added = await run(() =>
      command('choose-token', { characterId: character.id, address: found.address, shown: true }),
    );
    if (!added) return;
    say(`${found.symbol} added`, () => command('forget-token', { characterId: character.id, address: found.address }));
    go({ kind: 'asset', token: found.address });
  }

  return (
    <>
      <PageHead title="Add a token" back={back} />
      <div class="body sub stack">
        <Field
          label={`Contract address on ${network.name}`}
          value={typed}
          onValue={setTyped}
          placeholder="0x"
          mono
          focused
          rows={2}
          testid="token-contract"
          problem={wrong}
          {...(looking ? { after: <Spinner /> } : {})}
        />
        {found !== null && (
          <>
            <FactList>
              <FactRow name="Symbol">{found.symbol}</FactRow>
              <FactRow name="Name">{found.name}</FactRow>
              <FactRow name="Decimals">{found.decimals}</FactRow>
            </FactList>
            <About found={found} />
          </>
        )}
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div class="foot">
        <Button onClick={back}>Cancel</Button>
        <Button weight="primary" testid="save-token" busy={busy} disabled={found === null} onClick={add}>
          {found?.resembles ? 'Add anyway' : 'Add'}
        </Button>
      </div>
    </>
  );
}

function About({ found }: { found: Found }) {
  if (found.resembles)
    return (
      <WarningBox severity="danger" title="This is not the well-known token">
        <p>It has the same or a similar name, but a different contract. Add it only if you know who made it.</p>
      </WarningBox>
    );
  if (found.state === 'listed')
    return <p class="small">This token is in the list. It shows up by itself as soon as you hold some.</p>;
  if (found.state === 'shown') return <p class="small">You have added this token already.</p>;
  return <p class="small">This is what the contract says. Anyone can create a token with any name.</p>;
}

const PAUSE = 250;

/** Looks the token up when the address is whole. Only the answer for the latest text counts. */
function useToken(characterId: string, address: string) {
  const command = useCommand();
  const [looked, setLooked] = useState<{ address: string; result: Found | { problem: string } } | null>(null);
  const whole = /^0x[0-9a-fA-F]{40}$/.test(address);
  useEffect(() => {
    if (!whole) return;
    let current = true;
    const timer = setTimeout(async () => {
      const result = await command('look-up-token', { characterId, address }).catch((error: unknown) => ({
        problem: toSentence(error),
      }));
      if (current) setLooked({ address, result });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [command, characterId, address, whole]);
  const result = whole && looked?.address === address ? looked.result : null;
  return {
    found: result !== null && 'symbol' in result ? result : null,
    wrong:
      result !== null && 'problem' in result
        ? result.problem
        : address.length >= 42 && !whole
          ? 'Enter an address: 0x and 40 digits.'
          : null,
    looking: whole && result === null,
  };
}
