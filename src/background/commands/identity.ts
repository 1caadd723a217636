/** Commands about the identity as a whole: finding it at a server, its name, its deletion, its history. */
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function identityCommands(wallet: Wallet) {
  const { session, others } = wallet;
  const { keyServer: server } = session;
  return {
    async 'find-identity'({ server: url, keepCopy, answer, personal, identityId = null }) {
      const several = await session.find(url, answer, { keepCopy, personal, identityId });
      return several.length > 0 ? several : settled(wallet, several);
    },
    async 'begin-identity'() {
      await others.begin();
      return null;
    },
    async 'switch-identity'({ id }) {
      await others.switchTo(id);
      return null;
    },
    async 'label-identity'({ id, label }) {
      await others.label(id, label);
      return null;
    },
    async 'hide-identity'({ hidden, proof }) {
      if (!wallet.keepsCopy()) throw new WalletError('refused', t.nothingShowsIt);
      await session.ensureOwnProof(proof);
      await others.hide(hidden);
      return null;
    },
    async 'remove-identity'({ backup }) {
      if (!wallet.keepsCopy()) throw new WalletError('refused', t.goneOnceLocked);
      await others.remove(await session.ensureKeptElsewhere(backup));
      return null;
    },
    async 'rename-identity'({ name, proof }) {
      await session.identity.rename(proof, name);
      return null;
    },
    async 'delete-identity'({ proof }) {
      await server.remove(proof);
      return null;
    },
    async 'keep-identity'({ proof }) {
      await server.keep(proof);
      return null;
    },
    'security-history': () => session.identity.securityHistory(),
  } satisfies Partial<Handlers>;
}
