/** The character's accounts with their balances on the selected network; nine or more get a search field. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import type { AccountView } from '../../messaging/snapshot.ts';
import { ShortAddress } from '../components/address.tsx';
import { UnitsAmount } from '../components/amount.tsx';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Download, Plus } from '../components/icon.tsx';
import { Row, Rows, Tag } from '../components/row.tsx';
import { SearchField } from '../components/search-field.tsx';
import { ShowMore } from '../components/show-more.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useToast } from '../components/toast.tsx';
import { useGrowing } from '../components/use-growing.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { openTab } from './open-tab.ts';
import type { Acting } from './view.ts';

const SEARCH_FROM = 9;
/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 20;

const matches = (account: AccountView, search: string): boolean => {
  const wanted = search.trim().toLowerCase();
  return account.name.toLowerCase().includes(wanted) || account.address.toLowerCase().includes(wanted);
};

export function AccountList(props: { acting: Acting; search: string; setSearch: (search: string) => void }) {
  const { acting, search } = props;
  const { character, detail } = acting;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const searchable = detail.accounts.length >= SEARCH_FROM;
  const growing = useGrowing(ROWS, search);
  const shown = searchable ? detail.accounts.filter((account) => matches(account, search)) : detail.accounts;

  const make = () =>
    run(async () => {
      const name = nextAccountName(detail.accounts);
      const { address } = await command('new-account', { characterId: character.id, name });
      say(t.ready(name));
      acting.go({ kind: 'account', address });
    });

  return (
    <>
      {searchable && (
        <SearchField
          class="find"
          label={t.searchAccounts}
          placeholder={t.searchAmong(detail.accounts.length)}
          value={search}
          onValue={props.setSearch}
          found={shown.length}
        />
      )}
      {shown.length === 0 ? (
        <p class="small center none">{searchable ? t.noMatch(search.trim()) : t.noAccountYet}</p>
      ) : (
        <Rows>
          {shown.slice(0, growing.most).map((account) => (
            <AccountRow key={account.address} account={account} acting={acting} />
          ))}
        </Rows>
      )}
      <ShowMore growing={growing} of={shown.length} wide class="after" />
      {character.state === 'open' && (
        <Button weight="quiet" wide class="after" icon={Plus} testid="new-account" busy={busy} onClick={make}>
          {t.newAccount}
        </Button>
      )}
      {character.state === 'open' && (
        <Button
          weight="quiet"
          wide
          icon={Download}
          testid="bring-accounts"
          onClick={() => openTab('settings/accounts/import')}
        >
          {t.importWallet}
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

function AccountRow({ account, acting: { detail, network, go } }: { account: AccountView; acting: Acting }) {
  const known =
    account.balance !== null ? (
      <UnitsAmount units={account.balance} decimals={network.decimals} symbol={network.symbol} />
    ) : detail.networkAnswers === false ? (
      <span class="u">{t.unknown}</span>
    ) : (
      <Skeleton width={72} />
    );
  return (
    <Row
      lead={<Avatar address={account.address} />}
      title={account.name}
      detail={<ShortAddress address={account.address} />}
      value={
        <>
          {known}
          {account.kind === 'watch' && (
            <span class="under">
              <Tag>{t.viewOnly}</Tag>
            </span>
          )}
        </>
      }
      testid="account-row"
      data={{ 'data-address': account.address }}
      onClick={() => go({ kind: 'account', address: account.address })}
    />
  );
}
