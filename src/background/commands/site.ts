/** Commands about sites: which character and accounts each one sees, its network, and blocked ones. */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { DEFAULT_CHAIN_ID } from '../../permissions/permissions.ts';
import { loginKeyOf, withEnded } from '../../session/session.ts';
import { isWebOrigin } from '../browser/sender.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { ensureNetwork } from './network.ts';

export function siteCommands(wallet: Wallet) {
  const { session, permissions, approvals, blocked, phishing, rpc, others, removals } = wallet;
  const { profiles } = session;

  /** @throws WalletError bad-input (a login key beside accounts) | not-found | locked | closed */
  async function ensureOwn(characterId: string, origin: string, wanted: readonly Hex[]): Promise<void> {
    const profile = await profiles.read(characterId);
    const loginKey = loginKeyOf(profile, origin)?.address;
    if (loginKey !== undefined && wanted.includes(loginKey) && wanted.length > 1)
      throw new WalletError('bad-input', t.keyOrAccounts);
    const own = [...profile.accounts.map(({ address }) => address), loginKey];
    if (wanted.some((address) => !own.includes(address))) throw new WalletError('not-found', t.accountGone);
  }

  return {
    async 'site-of-tab'({ url }) {
      const origin = originOf(url);
      if (origin === null) return null;
      const holder = await others.holderOf(origin);
      const listed = (await phishing.find(origin)) === null ? {} : { phishing: true as const };
      if (holder !== null) {
        const heldBy = { id: holder.id, label: holder.label };
        return { origin, characterId: null, accounts: [], chainId: DEFAULT_CHAIN_ID, heldBy, ...listed };
      }
      const grant = await permissions.serving(origin);
      return {
        origin,
        characterId: grant?.characterId ?? null,
        accounts: grant?.accounts ?? [],
        chainId: grant?.chainId ?? DEFAULT_CHAIN_ID,
        ...((await permissions.servingNostr(origin)) !== null && { hasNostr: true as const }),
        ...listed,
      };
    },
    async 'disconnect-site'({ characterId, origin }) {
      const site = (await permissions.ofOrigin(origin)).find((grant) => grant.characterId === characterId);
      await permissions.disconnect(characterId, origin);
      await rpc.dropSite(origin);
      return site?.nostr ? removals.keep({ what: 'site', characterId, site }) : null;
    },
    async 'reconnect-site'({ characterId, origin, accounts, ...grant }) {
      ensureNetwork(wallet, grant.chainId);
      const wanted = accounts.map((address) => address.toLowerCase() as Hex);
      await ensureOwn(characterId, origin, wanted);
      if ((await permissions.serving(origin)) !== null) throw new WalletError('exists', t.connectedMeanwhile);
      if (await blocked.has(origin)) throw new WalletError('refused', t.siteBlocked);
      await permissions.connect({ origin, characterId, accounts: wanted, ...grant });
      await rpc.dropSite(origin);
      return null;
    },
    async 'move-site'({ origin, toCharacterId }) {
      const known = (await permissions.ofOrigin(origin)).find((grant) => grant.characterId === toCharacterId);
      if (known) await permissions.move(origin, toCharacterId);
      else {
        const before = await permissions.serving(origin);
        const { accounts } = await profiles.read(toCharacterId);
        const first = accounts.find((account) => account.kind !== 'watch') ?? accounts[0];
        if (!first) throw new WalletError('not-found', t.noAccount);
        await permissions.connect({
          origin,
          characterId: toCharacterId,
          accounts: [first.address],
          ...(before ? { chainId: before.chainId } : {}),
        });
      }
      await rpc.dropSite(origin);
      return null;
    },
    async 'take-site'({ origin }) {
      await others.takeSite(origin);
      return null;
    },
    async 'set-site-accounts'({ characterId, origin, accounts }) {
      const wanted = accounts.map((address) => address.toLowerCase() as Hex);
      await ensureOwn(characterId, origin, wanted);
      await permissions.setAccounts(characterId, origin, wanted);
      await rpc.dropSite(origin);
      return null;
    },
    async 'set-site-network'({ characterId, origin, chainId }) {
      ensureNetwork(wallet, chainId);
      await permissions.setChain(characterId, origin, chainId, { only: true });
      await rpc.dropSite(origin);
      return null;
    },
    async 'end-nostr'({ characterId, origin }) {
      const site = (await permissions.ofOrigin(origin)).find((grant) => grant.characterId === characterId);
      await permissions.endNostr(characterId, origin);
      await rpc.dropSite(origin);
      return site?.nostr ? removals.keep({ what: 'nostr-of-site', characterId, site }) : null;
    },
    async 'ask-nostr-again'({ characterId, origin }) {
      await permissions.askNostrAgain(characterId, origin);
      return null;
    },
    async 'ask-before-sign-in'({ characterId, origin }) {
      await permissions.askBeforeSignIn(characterId, origin);
      return null;
    },
    'bring-nostr-key': ({ characterId, privateKey, name }) =>
      session.nostr.bring(characterId, { typed: privateKey, name }),
    async 'remove-nostr-key'({ characterId, publicKey }) {
      const sites = (await permissions.ofCharacter(characterId)).filter(({ nostr }) => nostr?.publicKey === publicKey);
      await permissions.forgetNostr(characterId, publicKey);
      const kept = await session.nostr.remove(characterId, publicKey);
      return kept && removals.keep({ what: 'nostr-key', characterId, kept, sites });
    },
    async 'end-sign-in'({ characterId, id, ended }) {
      const after = ended ? Date.now() : null;
      const before = await profiles.update(characterId, (profile) => {
        const present = profile.signIns?.find((one) => one.id === id);
        profile.signIns = withEnded(profile.signIns, [id], after);
        return present;
      });
      return before ? removals.keep({ what: 'sign-in', characterId, before, after }) : null;
    },
    async 'forget-sign-in'({ characterId, id }) {
      const before = await profiles.update(characterId, (profile) => {
        const present = profile.signIns?.find((one) => one.id === id);
        profile.signIns = (profile.signIns ?? []).filter((one) => one.id !== id);
        return present;
      });
      return before ? removals.keep({ what: 'sign-in', characterId, before, after: 'gone' }) : null;
    },
    async 'remove-login-key'({ characterId, address }) {
      const key = address.toLowerCase() as Hex;
      await permissions.forgetAccount(characterId, key);
      await approvals.cancel(
        (request) => request.characterId === characterId && request.account === key,
        'This login key was removed.',
      );
      return session.accounts.removeLoginKey(characterId, key);
    },
    async 'block-site'({ origin }) {
      const serving = await permissions.serving(origin);
      const characterId = serving?.characterId ?? wallet.shown.current();
      if (characterId === null) throw new WalletError('locked', t.locked);
      await blocked.block(characterId, origin);
      await permissions.revoke(origin);
      await approvals.cancel((request) => request.origin === origin, 'The person blocked this site.');
      await rpc.dropSite(origin);
      return null;
    },
    async 'end-repeat'({ id }) {
      await wallet.repeats.end(id);
      return null;
    },
    async 'resume-repeat'({ id }) {
      await wallet.repeats.resume(id);
      return null;
    },
    async 'unblock-site'({ origin }) {
      return blocked.unblock(origin);
    },
  } satisfies Partial<Handlers>;
}

/** `null` for pages that get no provider: the browser's own, files, extensions. */
function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return isWebOrigin(origin) ? origin : null;
  } catch {
    return null;
  }
}
