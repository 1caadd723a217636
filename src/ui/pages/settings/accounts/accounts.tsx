/** Accounts of the active character: creates, watches, renames, shares, removes and exports them. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import { nextAccountName } from '../../../../messaging/account-name.ts';
import type { AccountView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { Download, Eye, Plus } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { leastFor } from '../found.ts';
import { Problem } from '../frame.tsx';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { AccountAct, type AccountActKind } from './account-act.tsx';
import { AccountDetail } from './account-detail.tsx';
import { accountItems } from './account-items.ts';
import { AccountRow } from './account-row.tsx';
import { AccountsHead } from './accounts-head.tsx';
import { ExportPhrase } from './export-phrase.tsx';
import { KeptPhrases } from './kept-phrases.tsx';
import { OfferedAccounts } from './offered-accounts.tsx';
import { UnusedKeys } from './unused-keys.tsx';
import { WatchAddress } from './watch-address.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

type Open = { kind: 'watch' } | { kind: 'phrase' } | { kind: AccountActKind; account: AccountView };

export function AccountsPage(page: CharacterPageProps & { rest: string }) {
  const { snapshot, character, detail } = page;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [open, setOpen] = useState<Open | null>(null);
  const growing = useGrowing(
    ROWS,
    character.id,
    leastFor(detail.accounts, ({ address }) => address),
  );
  const close = () => setOpen(null);
  const network = snapshot.networks.find(({ chainId }) => chainId === detail.chainId) ?? null;

  async function make() {
    const name = nextAccountName(detail.accounts);
    if (await run(() => command('new-account', { characterId: character.id, name }))) say(t.ready(name));
  }

  const itemsOf = (account: AccountView) =>
    accountItems(account, snapshot.characters.length > 1, (kind) => setOpen({ kind, account }));
  const chosen = detail.accounts.find(({ address }) => address === chosenOf(page.rest)) ?? null;

  return (
    <ListDetail
      title={t.title}
      lede={t.lede(character.name)}
      look={character.look}
      testid="accounts"
      route="accounts"
      list={
        <>
          <AccountsHead page={page} />
          <section>
            {detail.accounts.length === 0 ? (
              <div class="rows">
                <Empty
                  mark={<Mask shape={character.look.mask} size={56} />}
                  title={t.noAccountYet}
                  text={t.noAccountYetHelp(character.name)}
                />
              </div>
            ) : (
              <ul class="rows">
                {detail.accounts.slice(0, growing.most).map((account) => (
                  <li key={account.address} data-at={account.address}>
                    <AccountRow
                      account={account}
                      network={network}
                      isSilent={detail.networkAnswers === false}
                      items={itemsOf(account)}
                      isChosen={account === chosen}
                    />
                  </li>
                ))}
              </ul>
            )}
            <ShowMore growing={growing} of={detail.accounts.length} />
            <Problem text={problem} />
            <div class="after-rows">
              <Button weight="primary" icon={Plus} busy={busy} onClick={make} testid="new-account">
                {t.newAccount}
              </Button>
              <Button icon={Download} onClick={() => goTo(settingsPath('accounts/import'))} testid="import-account">
                {t.importAccounts}
              </Button>
              <Button icon={Eye} onClick={() => setOpen({ kind: 'watch' })} testid="watch-address">
                {t.watchAddress}
              </Button>
            </div>
          </section>
          <OfferedAccounts character={character} offered={detail.offered} />
        </>
      }
      aside={
        <>
          <OwnPhrase page={page} onShow={() => setOpen({ kind: 'phrase' })} />
          <KeptPhrases snapshot={snapshot} character={character} phrases={detail.phrases} />
          <UnusedKeys character={character} />
        </>
      }
      detail={
        chosen && {
          id: chosen.address,
          name: chosen.name,
          body: <AccountDetail page={page} account={chosen} items={itemsOf(chosen)} />,
        }
      }
    >
      {open?.kind === 'watch' && <WatchAddress character={character} onClose={close} />}
      {open?.kind === 'phrase' && <ExportPhrase snapshot={snapshot} character={character} onClose={close} />}
      {open !== null && 'account' in open && (
        <AccountAct
          snapshot={snapshot}
          kind={open.kind}
          account={open.account}
          character={character}
          characters={snapshot.characters}
          onClose={close}
        />
      )}
    </ListDetail>
  );
}

/** The recovery phrase that the accounts made here come from. */
function OwnPhrase({ page: { character, detail }, onShow }: { page: CharacterPageProps; onShow: () => void }) {
  const derived = detail.accounts.some(({ kind }) => kind === 'hd');
  if (!derived && !detail.accounts.some(({ kind }) => kind === 'imported')) return null;
  return (
    <section class="narrow">
      <h2 class="h3">{t.ownPhrase}</h2>
      {derived ? (
        <>
          <p class="small">{t.ownPhraseHelp(character.name)}</p>
          <div class="after-rows">
            <Button onClick={onShow} testid="export-phrase">
              {t.showOwnPhrase}
            </Button>
          </div>
        </>
      ) : (
        <p class="small" data-testid="no-phrase">
          {t.noOwnPhrase(character.name)}
        </p>
      )}
    </section>
  );
}
