/** Commands about characters: which is shown, making, changing and deleting them, new keys, the seed phrase. */
import { WalletError } from '../../lib/errors.ts';
import { exportPhrase } from '../../session/accounts/accounts.ts';
import { changeCharacter, deleteCharacter, newCharacter, orderCharacters } from '../../session/change/characters.ts';
import { rotateCharacters } from '../../session/change/rotate.ts';
import { settlePlace } from '../../session/profile/changed-places.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function characterCommands(wallet: Wallet) {
  const { session, shown, settle, refreshShown, approvals } = wallet;
  const { profiles } = session;

  return {
    async 'set-active'({ characterId }) {
      if (!wallet.openIds().has(characterId))
        throw new WalletError('closed', 'This character is closed. Open it with a login method of its level.');
      await shown.set(characterId);
      void refreshShown(characterId);
      return null;
    },
    async 'new-character'({ proof, ...wanted }) {
      const order = wallet.openIds().size;
      const characterId = await session.change(proof, (change) =>
        newCharacter(change, { ...wanted, order, chainId: defaultChainId }),
      );
      await settle();
      if (wallet.openIds().has(characterId)) await shown.set(characterId);
      return { characterId };
    },
    async 'change-character'({ characterId, name, look }) {
      if (name !== undefined) await ensureOtherName(wallet, characterId, name);
      return changeCharacter(profiles, characterId, {
        ...(name === undefined ? {} : { name }),
        ...(look === undefined ? {} : { look }),
      });
    },
    async 'order-characters'({ characterIds }) {
      await orderCharacters(profiles, characterIds);
      return null;
    },
    async 'delete-character'({ characterId, proof }) {
      await session.change(proof, async (change) => deleteCharacter(change, characterId));
      await approvals.cancel((request) => request.characterId === characterId, 'This character was deleted.');
      await settle();
      await wallet.pages.announceAll();
      return null;
    },
    async 'rotate-characters'({ characterIds, why, proof }) {
      await session.change(proof, (change) => rotateCharacters(change, characterIds, why));
      return settled(wallet, null);
    },
    async 'export-phrase'({ characterId, proof }) {
      await session.ensureProof(proof, characterId);
      return { phrase: await exportPhrase(profiles, characterId) };
    },
    async 'settle-changed'({ characterId, what, key, keep }) {
      await profiles.change(characterId, async ({ profile }) => {
        settlePlace(profile, what === 'site' ? { kind: 'site', origin: key } : { kind: 'route', chainId: key }, keep);
        return { value: null };
      });
      return settled(wallet, null);
    },
  } satisfies Partial<Handlers>;
}

/** Two characters of one name could not be told apart in a prompt. @throws WalletError exists */
async function ensureOtherName({ session }: Wallet, characterId: string, name: string): Promise<void> {
  const { names } = await session.profiles.names();
  const wanted = name.trim().toLowerCase();
  const open = new Set((await session.layers()).flatMap((layer) => layer.characterIds));
  for (const [id, known] of Object.entries(names.characters)) {
    if (id === characterId) continue;
    const called = open.has(id) ? (await session.profiles.read(id)).name : known.name;
    if (called.toLowerCase() === wanted)
      throw new WalletError('exists', 'Another character has this name. Choose a different one.');
  }
}
