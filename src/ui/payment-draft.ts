/** The half-written payment of each character, kept in session memory so that the popup can close. Never written to a disk. */
import browser from 'webextension-polyfill';
import type { Hex } from '../lib/bytes.ts';

export interface PaymentDraft {
  from: Hex | null;
  to: string;
  amount: string;
  token: Hex | null;
  everything: boolean;
  /** When it was handed to the prompt, ms since 1970; it stays until that led to an activity. */
  reviewedAt: number | null;
}

export const emptyPaymentDraft: PaymentDraft = {
  from: null,
  to: '',
  amount: '',
  token: null,
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

export const clearPaymentDraft = (characterId: string): Promise<void> =>
  browser.storage.session.remove(PREFIX + characterId);

/** Forgets the drafts of all characters. */
export async function clearPaymentDrafts(): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(keys.filter((key) => key.startsWith(PREFIX)));
}
