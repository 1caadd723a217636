/** One account: balance, whole address, the sites that see it, and its activity. */
import { useState } from 'preact/hooks';
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { AccountView } from '../../messaging/snapshot.ts';
import { fromUnits } from '../amount.ts';
import { WholeAddress } from '../components/address.tsx';
import { LargeAmount } from '../components/amount.tsx';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Field } from '../components/field.tsx';
import { ArrowDownLeft, ArrowUpRight, HandCoins, Pencil } from '../components/icon.tsx';
import { Tag } from '../components/row.tsx';
import { hostOf } from '../components/site-tile.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import { ActivityList } from './activity-list.tsx';
import { Delegation } from './delegation.tsx';
import { openTab } from './open-tab.ts';
import { PageHead } from './page-head.tsx';
import { type Acting, canPay } from './view.ts';

const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

export function AccountPage({ acting, address }: { acting: Acting; address: Hex }) {
  const { character, detail, network, go } = acting;
  const viewed = character.state === 'viewed';
  const [renaming, setRenaming] = useState(false);
  const account = detail.accounts.find((one) => same(one.address, address));
  const back = () => go({ kind: 'home' });
  // A new account arrives with the next snapshot, and a removed one disappears with it.
  if (account === undefined) return <PageHead title={t.account} back={back} />;

  const activity = detail.activity.filter(({ from, to }) => same(from, address) || same(to, address));
  const seenBy = detail.sites.filter((site) => site.accounts.some((one) => same(one, address)));
  return (
    <>
      <PageHead title={account.name} back={back} mark={<Avatar address={account.address} />} />
      <div class="body sub">
        <div class="sum">
          <div class="hstack">
            <span class="label">{network.name}</span>
            {(viewed || account.kind === 'watch') && <Tag>{t.viewOnly}</Tag>}
          </div>
          {account.balance === null ? (
            <Skeleton width={190} height={34} />
          ) : (
            <LargeAmount
              decimal={fromUnits(account.balance, network.decimals)}
              symbol={network.symbol}
              stale={detail.networkAnswers === false}
            />
          )}
        </div>
        <div class={viewed ? 'after' : 'foot acts-2'}>
          {!viewed && (
            <Button
              weight="primary"
              icon={ArrowUpRight}
              testid="send"
              disabled={account.kind === 'watch' || !canPay(acting)}
              onClick={() => go({ kind: 'send', from: account.address })}
            >
              {t.send}
            </Button>
          )}
          <Button
            icon={ArrowDownLeft}
            wide={viewed}
            testid="receive"
            onClick={() => go({ kind: 'receive', address: account.address })}
          >
            {t.receive}
          </Button>
        </div>
        <div class="card">
          <WholeAddress address={account.address} />
          {renaming ? (
            <Rename account={account} characterId={acting.character.id} done={() => setRenaming(false)} />
          ) : (
            <div class="hstack">
              <CopyButton
                text={toChecksumAddress(account.address)}
                name={t.copyAddress}
                done={t.addressCopied}
                weight="quiet"
                small
                brief
                testid="copy-address"
              />
              {!viewed && (
                <Button weight="quiet" small icon={Pencil} onClick={() => setRenaming(true)}>
                  {t.rename}
                </Button>
              )}
              {!viewed && (
                <Button
                  weight="quiet"
                  small
                  icon={HandCoins}
                  testid="approvals"
                  onClick={() => void openTab('settings/approvals')}
                >
                  {t.approvals}
                </Button>
              )}
            </div>
          )}
        </div>
        <Delegation
          acting={acting}
          account={account}
          changes={activity.map(({ id, status }) => `${id} ${status}`).join()}
        />
        <p class="small seen">
          {seenBy.length === 0 ? t.noSiteSees : t.visibleTo(seenBy.map(({ origin }) => hostOf(origin)))}
        </p>
        {activity.length > 0 && <ActivityList acting={acting} activity={activity} />}
      </div>
    </>
  );
}

function Rename({ account, characterId, done }: { account: AccountView; characterId: string; done: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState(account.name);
  const save = async () => {
    const renamed = await run(() =>
      command('rename-account', { characterId, address: account.address, name: name.trim() }),
    );
    if (renamed) done();
  };
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t.name} value={name} onValue={setName} problem={problem} maxLength={64} focused />
      <div class="hstack">
        <Button small onClick={done}>
          {t.cancel}
        </Button>
        <Button small weight="primary" type="submit" busy={busy} disabled={name.trim() === ''}>
          {t.rename}
        </Button>
      </div>
    </form>
  );
}
