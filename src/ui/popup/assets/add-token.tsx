/** Adds a token by its address: the wallet reads from the contract what it is called, and says when another token has that name. */
import { useEffect, useState } from 'preact/hooks';
import { popupAssets as t } from '../../../locales/en/ui/popup/assets.ts';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Field } from '../../components/field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Status } from '../../components/status.tsx';
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
    if (found === null || busy) return;
    const added = await run(() =>
      command('choose-token', { characterId: character.id, address: found.address, shown: true }),
    );
    if (!added) return;
    say(t.added(found.symbol), () => command('forget-token', { characterId: character.id, address: found.address }));
    go({ kind: 'asset', token: found.address });
  }

  return (
    <>
      <PageHead title={t.addAToken} back={back} />
      <div class="body sub stack">
        <Field
          label={t.contractAddress(network.name)}
          value={typed}
          onValue={setTyped}
          // What resembles a known token is added with its button alone.
          onEnter={() => found?.resembles || void add()}
          placeholder="0x"
          mono
          focused
          rows={2}
          testid="token-contract"
          problem={wrong}
          {...(looking ? { after: <Spinner /> } : {})}
        />
        {found !== null && (
          <Status tag="div" class="stack">
            <FactList>
              <FactRow name={t.symbol}>{found.symbol}</FactRow>
              <FactRow name={t.name}>{found.name}</FactRow>
              <FactRow name={t.decimals}>{found.decimals}</FactRow>
            </FactList>
            <About found={found} />
          </Status>
        )}
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div class="foot">
        <Button onClick={back}>{t.cancel}</Button>
        <Button weight="primary" testid="save-token" busy={busy} disabled={found === null} onClick={add}>
          {found?.resembles ? t.addAnyway : t.add}
        </Button>
      </div>
    </>
  );
}

function About({ found }: { found: Found }) {
  if (found.resembles)
    return (
      <WarningBox severity="danger" title={t.notWellKnown}>
        <p>{t.addLookAlike}</p>
      </WarningBox>
    );
  if (found.state === 'listed') return <p class="small">{t.inTheList}</p>;
  if (found.state === 'shown') return <p class="small">{t.alreadyAdded}</p>;
  return <p class="small">{t.whatContractSays}</p>;
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
      result !== null && 'problem' in result ? result.problem : address.length >= 42 && !whole ? t.enterAddress : null,
    looking: whole && result === null,
  };
}
