/** The half-written payment of each character, kept in session memory so that the popup can close. Never written to a disk. */
import browser from 'webextension-polyfill';
import type { Hex } from '../../../lib/bytes.ts';

export interface Draft {
  from: Hex | null;
  to: string;
  amount: string;
  token: Hex | null;
  everything: boolean;
  /** When it was handed to the prompt, ms since 1970; it stays until that led to an activity. */
  reviewedAt: number | null;
}

export const emptyDraft: Draft = { from: null, to: '', amount: '', token: null, everything: false, reviewedAt: null };

const PREFIX = 'draft:';

export async function loadDraft(characterId: string): Promise<Draft> {
  const key = PREFIX + characterId;
  const kept = (await browser.storage.session.get(key))[key];
  return kept === undefined ? emptyDraft : { ...emptyDraft, ...(kept as Partial<Draft>) };
}

export const saveDraft = (characterId: string, draft: Draft): Promise<void> =>
  browser.storage.session.set({ [PREFIX + characterId]: draft });

export const clearDraft = (characterId: string): Promise<void> => browser.storage.session.remove(PREFIX + characterId);

/** Forgets the drafts of all characters. */
export async function clearDrafts(): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(keys.filter((key) => key.startsWith(PREFIX)));
}
