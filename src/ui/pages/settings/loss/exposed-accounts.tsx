/** Accounts whose private keys somebody else may know, grouped by character: move their funds, or dismiss them. */
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import type { ExposedView } from '../../../../messaging/security.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { Button } from '../../../components/button.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { openWalletWindow } from '../../../open-page.ts';
import { savePaymentDraft } from '../../../payment-draft.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate, toMoment } from '../../../words/day.ts';
import { Problem } from '../frame.tsx';

export function ExposedAccounts({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { exposed, characters } = snapshot;
  const concerned = characters.filter(({ id }) => exposed.some(({ characterId }) => characterId === id));
  if (concerned.length === 0) return null;
  return (
    <section class="narrow">
      <h2 class="h3">{t.exposedAccounts}</h2>
      <p class="small">{t.exposedAccountsLede}</p>
      {concerned.map((character) => (
        <OfCharacter
          key={character.id}
          character={character}
          accounts={exposed.filter(({ characterId }) => characterId === character.id)}
        />
      ))}
    </section>
  );
}

function OfCharacter({ character, accounts }: { character: CharacterSummary; accounts: ExposedView[] }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const characterId = character.id;

  const move = (account: ExposedView) =>
    run(async () => {
      const { to } = await command('move-funds', { characterId, address: account.address });
      await savePaymentDraft(characterId, {
        chainId: null,
        from: account.address,
        to,
        amount: '',
        token: null,
        everything: true,
        reviewedAt: null,
      });
      // A page cannot open the popup itself.
      await openWalletWindow('send');
    });

  return (
    <div class="exposed" {...lookAttributes(character.look)} data-testid="exposed" data-character-name={character.name}>
      <p class="exposed-head">
        <Mask shape={character.look.mask} size={24} /> <span class="display-name">{character.name}</span>
        <span class="end" />
        <Button
          small
          busy={busy}
          testid="check-exposed"
          onClick={() => run(() => command('check-exposed', { characterId }))}
        >
          {t.checkBalances}
        </Button>
      </p>
      <ul class="rows">
        {accounts.map((account) => (
          <li key={account.address}>
            <div class="row tall" data-testid="exposed-account" data-address={account.address}>
              <Avatar address={account.address} />
              <span class="grow">
                <span class="t clip">{account.name}</span>
                <span class="d">
                  <ShortAddress address={account.address} /> {whatItHolds(account)}
                </span>
              </span>
              <span class="row-acts">
                <Button
                  small
                  weight="primary"
                  busy={busy}
                  of={account.name}
                  testid="move-funds"
                  onClick={() => move(account)}
                >
                  {t.moveFunds}
                </Button>
                <Button
                  small
                  weight="quiet"
                  of={account.name}
                  testid="settle-exposed"
                  onClick={() => run(() => command('settle-exposed', { characterId, address: account.address }))}
                >
                  {t.dismiss}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p class="fine">{t.nodesLearn}</p>
      <Problem text={problem} />
    </div>
  );
}

function whatItHolds({ found, since }: ExposedView): string {
  if (found === null) return t.exposedSince(toDate(since, Date.now()));
  const { holds, silent } = found;
  const at = toMoment(found.at, Date.now());
  if (holds.length === 0) return silent.length === 0 ? t.nothingFound(at) : t.nothingFoundWithSilent(at, silent);
  return silent.length === 0 ? t.holds(holds, at) : t.holdsWithSilent(holds, at, silent);
}
