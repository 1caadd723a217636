/** A page with a key of nostr, and somebody who writes to it: what it reads and signs through window.nostr. */
import { expect, type Page } from '@playwright/test';
import { generateSecretKey, getPublicKey, nip44, type VerifiedEvent } from 'nostr-tools';
import type {} from '../clients/main.ts';
import { approve, promptFor } from './person.ts';
import type { Wallet } from './wallet.ts';

const TEXT = 'from the prompter';

/** What the page is told when it gets nothing. */
type Refused = Record<'code' | 'message', unknown>;

export interface NostrSite {
  /** Of the site, 64 digits of hex. */
  publicKey: string;
  /** Reads the same text each time. */
  read(): Promise<string | Refused>;
  sign(): Promise<VerifiedEvent | Refused>;
}

/** Gives the page a key of the acting character, and lets it read texts without a prompt for an hour. */
export async function connectNostr(wallet: Wallet, page: Page): Promise<NostrSite> {
  const writer = generateSecretKey();
  const asking = page.evaluate(() => window.nostr.getPublicKey());
  await approve(wallet, 'nostr-connect');
  const publicKey = await asking;
  const payload = nip44.encrypt(TEXT, nip44.getConversationKey(writer, publicKey));

  const read = () =>
    page.evaluate(
      ([peer, text]) => window.nostr.nip44.decrypt(peer, text).catch(({ code, message }) => ({ code, message })),
      [getPublicKey(writer), payload] as const,
    );
  const reading = read();
  await (await promptFor(wallet, 'nostr')).getByTestId('repeat').getByText('For an hour').click();
  await approve(wallet, 'nostr');
  expect(await reading).toBe(TEXT);
  return {
    publicKey,
    read,
    sign: () =>
      page.evaluate(() => {
        const event = { kind: 1, created_at: Math.floor(Date.now() / 1000), tags: [], content: 'Curtain up' };
        return window.nostr.signEvent(event).catch(({ code, message }) => ({ code, message }));
      }),
  };
}

/** It gets neither a signature nor a text, and nothing of its key. */
export async function expectNothing({ publicKey }: NostrSite, ...answers: Promise<unknown>[]): Promise<void> {
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatchObject({ code: 4100 });
    expect(JSON.stringify(answer)).not.toContain(publicKey);
    expect(JSON.stringify(answer)).not.toContain(TEXT);
  }
}
