/** The send page: recipient, amount and account. *Review* opens the prompt; nothing is signed here. */
import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../lib/bytes.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import {
  clearPaymentDraft,
  loadPaymentDraft,
  type PaymentDraft,
  savePaymentDraft,
  takeBackReview,
} from '../../payment-draft.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { atSide, leavePopup } from '../at-side.ts';
import { PageHead } from '../page-head.tsx';
import type { Acting } from '../view.ts';
import { openedDraft } from './opened-draft.ts';
import { SendForm } from './send-form.tsx';
import type { ReadyPayment } from './use-payment.ts';

export function Send(props: { acting: Acting; from: Hex | null; token?: Hex | null | undefined }) {
  const { acting, from, token } = props;
  const { character, detail, network, go } = acting;
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [draft, setDraft] = useState<PaymentDraft | null>(null);
  const back = () => {
    if (token !== undefined) go({ kind: 'asset', token });
    else go(from === null ? { kind: 'home' } : { kind: 'account', address: from });
  };

  // Loaded once when the page opens
  useEffect(() => {
    void loadPaymentDraft(character.id).then((kept) => {
      const { reviewedAt } = kept;
      const isDone =
        reviewedAt !== null &&
        detail.activity.some(({ received, at, origin }) => !received && origin === null && at >= reviewedAt);
      setDraft(openedDraft(kept, { isDone, chainId: network.chainId, from, token }));
    });
  }, []);

  if (draft === null) return <PageHead title={t.send} back={back} />;

  function change(part: Partial<PaymentDraft>) {
    if (draft === null) return;
    const changed = { ...draft, ...part, reviewedAt: null };
    clear();
    setDraft(changed);
    void savePaymentDraft(character.id, changed);
  }

  async function review(payment: ReadyPayment, throughLayerOne: boolean) {
    if (draft === null) return;
    const { everything } = draft;
    const reviewedAt = Date.now();
    // Before the request is there: the side panel shows it at once, in place of this page.
    await savePaymentDraft(character.id, { ...draft, reviewedAt });
    const asked = await run(() =>
      command('send', { characterId: character.id, ...payment, token: draft.token, everything, throughLayerOne }),
    );
    if (!asked) return takeBackReview(character.id, reviewedAt);
    if (atSide()) back();
    else leavePopup();
  }

  return (
    <>
      <PageHead title={t.send} back={back} />
      <SendForm
        acting={acting}
        draft={draft}
        change={change}
        review={review}
        busy={busy}
        problem={problem}
        cancel={() => {
          void clearPaymentDraft(character.id);
          back();
        }}
      />
    </>
  );
}
