/** One asset: how much of it, in which accounts, its contract, and whether the list shows it. */
import type { Hex } from '../../../lib/bytes.ts';
import { popupAssets as t } from '../../../locales/en/ui/popup/assets.ts';
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
  if (asset === undefined) return <PageHead title={t.asset} back={back} />;
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
            {t.send}
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
  if (asset.resembles)
    return (
      <WarningBox severity="danger" title={t.notWellKnown}>
        <p>{t.notWellKnownText}</p>
      </WarningBox>
    );
  if (asset.kind !== 'sent') return null;
  return (
    <WarningBox severity="caution" title={t.sentByStranger}>
      <p>{t.sentByStrangerText}</p>
    </WarningBox>
  );
}

function Contract({ acting: { network }, token }: { acting: Acting; token: Hex }) {
  return (
    <div class="card">
      <ContractAddress label={t.contract} address={token} network={network} testid="token-address" />
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
    say(hidden ? t.shown(asset.symbol) : t.hidden(asset.symbol), () =>
      command('choose-token', { characterId, address: token, shown: !hidden }),
    );
    go({ kind: 'home' });
  };
  const forget = async () => {
    if (!(await run(() => command('forget-token', { characterId, address: token })))) return;
    say(t.removed(asset.symbol), () => command('choose-token', { characterId, address: token, shown: true }));
    go({ kind: 'home' });
  };
  return (
    <>
      <Button
        wide
        weight={hidden ? 'secondary' : 'quiet'}
        busy={busy}
        icon={hidden ? Eye : EyeOff}
        testid="choose-token"
        onClick={choose}
      >
        {hidden ? t.show : t.hide}
      </Button>
      {kind === 'added' && !/[1-9]/.test(amount) && (
        <Button wide weight="quiet" busy={busy} icon={Trash2} testid="forget-token" onClick={forget}>
          {t.remove}
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
