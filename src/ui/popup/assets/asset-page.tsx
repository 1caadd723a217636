/** One asset: how much of it, in which accounts, its contract, and whether the list shows it. */
import type { Hex } from '../../../lib/bytes.ts';
import type { AssetView } from '../../../messaging/asset-view.ts';
import { About } from '../../components/about.tsx';
import { Amount, LargeAmount } from '../../components/amount.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { ArrowUpRight, Eye, EyeOff, Trash2 } from '../../components/icon.tsx';
import { useToast } from '../../components/toast.tsx';
import { TokenMark } from '../../components/token-mark.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { ContractAddress } from '../contract-address.tsx';
import { PageHead } from '../page-head.tsx';
import { type Acting, canPay } from '../view.ts';

export function AssetPage({ acting, token }: { acting: Acting; token: Hex | null }) {
  const { character, detail, network, go } = acting;
  const back = () => go({ kind: 'home' });
  const asset = detail.assets.find((one) => one.token === token);
  // It leaves the list when nothing of it is left.
  if (asset === undefined) return <PageHead title="Asset" back={back} />;
  const viewed = character.state === 'viewed';
  const isHeld = /[1-9]/.test(asset.amount);
  const canSend = !viewed && isHeld && canPay(acting);
  return (
    <>
      <PageHead title={asset.name} back={back} mark={<TokenMark asset={asset} />} />
      <div class="body sub stack" data-testid="asset-page">
        <div class="sum">
          <span class="label">{network.name}</span>
          <LargeAmount decimal={asset.amount} symbol={asset.symbol} stale={detail.networkAnswers === false} />
          <About prices={detail.prices} token={token} amount={asset.amount} />
        </div>
        <Doubt asset={asset} />
        {!viewed && (
          <Button
            weight="primary"
            wide
            icon={ArrowUpRight}
            testid="send-asset"
            disabled={!canSend}
            onClick={() => go({ kind: 'send', from: null, token })}
          >
            Send
          </Button>
        )}
        {isHeld && (
          <FactList>
            {detail.accounts
              .filter(({ address }) => asset.heldBy[address] !== undefined)
              .map(({ address, name }) => (
                <FactRow
                  key={address}
                  name={
                    <span>
                      <Avatar address={address} size={14} /> {name}
                    </span>
                  }
                >
                  <Amount decimal={asset.heldBy[address] ?? '0'} symbol={asset.symbol} places={18} />
                </FactRow>
              ))}
          </FactList>
        )}
        {token !== null && <Contract acting={acting} token={token} />}
        {token !== null && !viewed && <Choice acting={acting} asset={asset} token={token} />}
      </div>
    </>
  );
}

/** What a person should know of a token that is in no list. */
function Doubt({ asset }: { asset: AssetView }) {
  if (asset.symbol.endsWith('(another token)'))
    return (
      <WarningBox severity="danger" title="This is not the well-known token">
        <p>It has the same or a similar name, but a different contract.</p>
      </WarningBox>
    );
  if (asset.kind !== 'sent') return null;
  return (
    <WarningBox severity="caution" title="Somebody sent you this token">
      <p>It is on no list that Dramatis knows. It may be worthless, or bait that leads you to a site.</p>
    </WarningBox>
  );
}

function Contract({ acting: { network }, token }: { acting: Acting; token: Hex }) {
  return (
    <div class="card">
      <ContractAddress label="Contract" address={token} network={network} testid="token-address" />
    </div>
  );
}

function Choice({ acting: { character, go }, asset, token }: { acting: Acting; asset: AssetView; token: Hex }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const { hidden, kind, amount } = asset;
  const characterId = character.id;
  const choose = async () => {
    if (!(await run(() => command('choose-token', { characterId, address: token, shown: hidden })))) return;
    say(hidden ? `${asset.symbol} is in your assets` : `${asset.symbol} is hidden`, () =>
      command('choose-token', { characterId, address: token, shown: !hidden }),
    );
    go({ kind: 'home' });
  };
  const forget = async () => {
    if (!(await run(() => command('forget-token', { characterId, address: token })))) return;
    say(`${asset.symbol} removed`, () => command('choose-token', { characterId, address: token, shown: true }));
    go({ kind: 'home' });
  };
  return (
    <>
      <Button wide busy={busy} icon={hidden ? Eye : EyeOff} testid="choose-token" onClick={choose}>
        {hidden ? 'Show in my assets' : 'Hide'}
      </Button>
      {kind === 'added' && !/[1-9]/.test(amount) && (
        <Button wide weight="quiet" busy={busy} icon={Trash2} testid="forget-token" onClick={forget}>
          Remove from the list
        </Button>
      )}
      {problem !== null && (
        <p class="small bad center" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
