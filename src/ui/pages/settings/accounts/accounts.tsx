/** Accounts of the active character: creates, watches, renames, shares, removes and exports them. */
import { useState } from 'preact/hooks';
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
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { AccountAct, type AccountActKind } from './account-act.tsx';
import { AccountRow } from './account-row.tsx';
import { ExportPhrase } from './export-phrase.tsx';
import { KeptPhrases } from './kept-phrases.tsx';
import { OfferedAccounts } from './offered-accounts.tsx';
import { UnusedKeys } from './unused-keys.tsx';
import { WatchAddress } from './watch-address.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

type Open = { kind: 'watch' } | { kind: 'phrase' } | { kind: AccountActKind; account: AccountView };

export function AccountsPage({ snapshot, character, detail }: CharacterPageProps) {
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
  const derived = detail.accounts.some(({ kind }) => kind === 'hd');
  const imported = detail.accounts.some(({ kind }) => kind === 'imported');

  async function make() {
    const name = nextAccountName(detail.accounts);
    if (await run(() => command('new-account', { characterId: character.id, name }))) say(`${name} is ready`);
  }

  return (
    <Frame
      title="Accounts"
      lede={`The accounts of ${character.name}. A site sees only the accounts you choose for it.`}
      look={character.look}
      testid="accounts"
    >
      <section>
        {detail.accounts.length === 0 ? (
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="No account yet"
              text={`Create an account for ${character.name}, or import some from another wallet.`}
            />
          </div>
        ) : (
          <ul class="rows">
            {detail.accounts.slice(0, growing.most).map((account) => (
              <li key={account.address} data-at={account.address}>
                <AccountRow
                  account={account}
                  network={network}
                  onAct={(kind) => setOpen({ kind, account })}
                  shareable={snapshot.characters.length > 1}
                />
              </li>
            ))}
          </ul>
        )}
        <ShowMore growing={growing} of={detail.accounts.length} />
        <Problem text={problem} />
        <div class="after-rows">
          <Button weight="primary" icon={Plus} busy={busy} onClick={make} testid="new-account">
            New account
          </Button>
          <Button icon={Download} onClick={() => goTo(settingsPath('accounts/import'))} testid="import-account">
            Import from another wallet
          </Button>
          <Button icon={Eye} onClick={() => setOpen({ kind: 'watch' })} testid="watch-address">
            Watch an address
          </Button>
        </div>
      </section>
      <OfferedAccounts character={character} offered={detail.offered} />
      {!derived && imported && (
        <section class="narrow">
          <h2 class="h3">Recovery phrase for other wallets</h2>
          <p class="small" data-testid="no-phrase">
            None of these accounts comes from the recovery phrase of {character.name}. Each imported account has a
            private key of its own, which its menu shows.
          </p>
        </section>
      )}
      {derived && (
        <section class="narrow">
          <h2 class="h3">Recovery phrase for other wallets</h2>
          <p class="small">
            The accounts created by {character.name} all come from one recovery phrase (BIP-39), which you can import
            into other wallets. Anyone who sees the phrase controls these accounts. Your recovery key already covers
            them.
          </p>
          <div class="after-rows">
            <Button onClick={() => setOpen({ kind: 'phrase' })} testid="export-phrase">
              Show the recovery phrase
            </Button>
          </div>
        </section>
      )}
      <KeptPhrases snapshot={snapshot} character={character} phrases={detail.phrases} />
      <UnusedKeys character={character} />
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
    </Frame>
  );
}
