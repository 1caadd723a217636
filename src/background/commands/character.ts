/** Commands about characters: which is shown, making, changing and deleting them, new keys, the seed phrase. */

import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { settlePlace } from '../../session/session.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function characterCommands(wallet: Wallet) {
  const { session, shown, settle, refreshShown, approvals } = wallet;

  return {
    async 'set-active'({ characterId }) {
      if (!wallet.openIds().has(characterId) && !wallet.viewedIds().has(characterId))
        throw new WalletError('closed', t.characterClosed);
      await shown.set(characterId);
      void refreshShown(characterId);
      return null;
    },
    async 'new-character'({ proof, ...wanted }) {
      const order = wallet.openIds().size;
      const characterId = await session.characters.create(proof, { ...wanted, order, chainId: defaultChainId });
      await settle();
      if (wallet.openIds().has(characterId)) await shown.set(characterId);
      return { characterId };
    },
    async 'change-character'({ characterId, name, look }) {
      if (name !== undefined) await ensureOtherName(wallet, characterId, name);
      return session.characters.edit(characterId, {
        ...(name === undefined ? {} : { name }),
        ...(look === undefined ? {} : { look }),
      });
    },
    async 'order-characters'({ characterIds }) {
      await session.characters.reorder(characterIds);
      return null;
    },
    async 'delete-character'({ characterId, proof }) {
      await session.characters.delete(proof, characterId);
      await approvals.cancel((request) => request.characterId === characterId, 'This character was deleted.');
      await settle();
      await wallet.pages.announceAll();
      return null;
    },
    async 'rotate-characters'({ characterIds, why, proof }) {
      await session.characters.rotate(proof, characterIds, why);
      return settled(wallet, null);
    },
    async 'export-phrase'({ characterId, proof }) {
      return { phrase: await session.accounts.exportPhrase(proof, characterId) };
    },
    async 'settle-changed'({ characterId, what, key, keep }) {
      const place =
        what === 'site' ? ({ kind: 'site', origin: key } as const) : ({ kind: 'route', chainId: key } as const);
      await session.profiles.update(characterId, (profile) => settlePlace(profile, place, keep));
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}

/** Two characters of one name could not be told apart in a prompt. @throws WalletError exists */
async function ensureOtherName({ session }: Wallet, characterId: string, name: string): Promise<void> {
  const { names } = await session.view();
  const wanted = name.trim().toLowerCase();
  const open = new Set((await session.layers()).flatMap((layer) => layer.characterIds));
  for (const [id, known] of Object.entries(names.characters)) {
    if (id === characterId) continue;
    const called = open.has(id) ? (await session.profiles.read(id)).name : known.name;
    if (called.toLowerCase() === wanted) throw new WalletError('exists', t.nameTaken);
  }
}
