/** The unfinished payment of each character, kept in session storage while the popup is closed. Never written to disk. */
import browser from 'webextension-polyfill';
import type { Hex } from '../lib/bytes.ts';

export interface PaymentDraft {
  from: Hex | null;
  to: string;
  amount: string;
  token: Hex | null;
  /** The network that amount and token are of; `null`: the one that is open. */
  chainId: number | null;
  everything: boolean;
  /** When the user reviewed it, ms since 1970; it is kept until the payment appears as an activity. */
  reviewedAt: number | null;
}

const emptyPaymentDraft: PaymentDraft = {
  from: null,
  to: '',
  amount: '',
  token: null,
  chainId: null,
  everything: false,
  reviewedAt: null,
};

const PREFIX = 'draft:';

export async function loadPaymentDraft(characterId: string): Promise<PaymentDraft> {
  const key = PREFIX + characterId;
  const kept = (await browser.storage.session.get(key))[key];
  return kept === undefined ? emptyPaymentDraft : { ...emptyPaymentDraft, ...(kept as Partial<PaymentDraft>) };
}

export const savePaymentDraft = (characterId: string, draft: PaymentDraft): Promise<void> =>
  browser.storage.session.set({ [PREFIX + characterId]: draft });

/** The review did not come about: the payment is unfinished again, with what was typed meanwhile. */
export async function takeBackReview(characterId: string, reviewedAt: number): Promise<void> {
  const kept = await loadPaymentDraft(characterId);
  if (kept.reviewedAt === reviewedAt) await savePaymentDraft(characterId, { ...kept, reviewedAt: null });
}

/** Fills in the address of the draft. An amount that was meant for somebody else is not sent to this one. */
export async function draftPaymentTo(characterId: string, to: Hex): Promise<void> {
  const kept = await loadPaymentDraft(characterId);
  await savePaymentDraft(characterId, { ...kept, to, amount: '', everything: false, reviewedAt: null });
}

export const clearPaymentDraft = (characterId: string): Promise<void> =>
  browser.storage.session.remove(PREFIX + characterId);

/** Deletes the drafts of all characters. */
export async function clearPaymentDrafts(): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(keys.filter((key) => key.startsWith(PREFIX)));
}
