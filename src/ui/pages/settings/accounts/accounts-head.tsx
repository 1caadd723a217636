/** Above the accounts: what the character holds on all its networks together, and how to send and receive. The popup's home begins with the same. */
import { popupHome as t } from '../../../../locales/en/ui/popup/home.ts';
import { Button } from '../../../components/button.tsx';
import { ArrowDownLeft, ArrowUpRight } from '../../../components/icon.tsx';
import { useRun } from '../../../components/toast.tsx';
import { openWalletWindow } from '../../../open-page.ts';
import { TotalBalance } from '../../../popup/total-balance.tsx';
import { useRefreshedBalances } from '../../../popup/use-refreshed-balances.ts';
import { canPay, hasSigner, networkOf } from '../../../popup/view.ts';
import type { CharacterPageProps } from '../character-page-props.ts';

export function AccountsHead({ page }: { page: CharacterPageProps }) {
  const { snapshot, character, detail } = page;
  useRefreshedBalances(detail);
  const run = useRun();
  const open = (place: string) => void run(() => openWalletWindow(place));
  const network = networkOf(snapshot.networks, detail.chainId);
  const acting = { snapshot, character, detail, network, go: () => open('networks') };
  if (detail.accounts.length === 0) return null;
  return (
    <section class="accounts-head" data-testid="accounts-head">
      <TotalBalance acting={acting} />
      <div class="acts-row">
        {hasSigner(acting) && (
          <Button icon={ArrowUpRight} disabled={!canPay(acting)} testid="send" onClick={() => open('send')}>
            {t.send}
          </Button>
        )}
        <Button icon={ArrowDownLeft} testid="receive" onClick={() => open('receive')}>
          {t.receive}
        </Button>
      </div>
    </section>
  );
}
