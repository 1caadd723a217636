/** The part of the permissions that is about Nostr keys: which key a site has, and what it may do with it without a prompt. */
import type { Queue } from '../lib/queue.ts';
import type { Permissions } from './contract.ts';
import type { SiteGrant } from './grant.ts';
import { DEFAULT_CHAIN_ID } from './networks.ts';

/** Reads and writes of grants, within a turn. */
interface Grants {
  inTurn: Queue;
  load(): Promise<SiteGrant[]>;
  find(characterId: string, origin: string): Promise<SiteGrant | null>;
  need(characterId: string, origin: string): Promise<SiteGrant>;
  serve(grant: SiteGrant): Promise<SiteGrant>;
  rewrite(grant: SiteGrant): Promise<SiteGrant>;
  end(grant: SiteGrant): Promise<void>;
  preferredChain(origin: string): Promise<number | null>;
  clock: () => number;
}

type NostrPermissions = Pick<
  Permissions,
  'connectNostr' | 'endNostr' | 'bringNostrBack' | 'reconnect' | 'forgetNostr' | 'freeNostr' | 'askNostrAgain'
>;

export function createNostrGrants(grants: Grants): NostrPermissions {
  const { inTurn, find, need, serve, rewrite, end, clock } = grants;

  /** Takes the key; a grant with nothing left is removed. */
  const without = async ({ nostr: _ended, ...grant }: SiteGrant): Promise<void> => {
    await (grant.accounts.length > 0 ? rewrite(grant) : end(grant));
  };

  /** The grant with its key again; `null`: the site was connected, disconnected or moved since. */
  async function broughtBack(former: SiteGrant): Promise<SiteGrant | null> {
    const { origin, characterId, accounts, serves, nostr } = former;
    const present = await find(characterId, origin);
    if (present) return present.nostr || present.serves !== serves ? null : { ...present, nostr };
    // With accounts it would still be there.
    return accounts.length > 0 || (await isTaken(former)) ? null : former;
  }

  /** Would two characters serve the site, if this grant came back? */
  const isTaken = async ({ origin, characterId, serves }: SiteGrant): Promise<boolean> =>
    serves &&
    (await grants.load()).some((one) => one.origin === origin && one.characterId !== characterId && one.serves);

  return {
    bringNostrBack: (former) =>
      inTurn(async () => {
        const origins: string[] = [];
        for (const one of former) {
          const back = await broughtBack(one);
          if (back === null) continue;
          await rewrite(back);
          origins.push(back.origin);
        }
        return origins;
      }),
    reconnect: (former) =>
      inTurn(async () => {
        const { signsIn: _ended, ...grant } = former;
        if ((await find(former.characterId, former.origin)) !== null || (await isTaken(former))) return false;
        await rewrite(grant);
        return true;
      }),
    connectNostr: ({ origin, characterId, publicKey }) =>
      inTurn(async () => {
        const before = await find(characterId, origin);
        const known = before?.nostr?.publicKey === publicKey ? before.nostr : null;
        const base: SiteGrant = before ?? {
          origin,
          characterId,
          accounts: [],
          chainId: (await grants.preferredChain(origin)) ?? DEFAULT_CHAIN_ID,
          chains: [],
          since: clock(),
          serves: true,
        };
        return serve({ ...base, nostr: known ?? { publicKey, since: clock(), free: {} } });
      }),
    endNostr: (characterId, origin) =>
      inTurn(async () => {
        const grant = await find(characterId, origin);
        if (grant?.nostr) await without(grant);
      }),
    forgetNostr: (characterId, publicKey) =>
      inTurn(async () => {
        for (const grant of await grants.load())
          if (grant.characterId === characterId && grant.nostr?.publicKey === publicKey) await without(grant);
      }),
    freeNostr: (characterId, origin, act, until) =>
      inTurn(async () => {
        const grant = await need(characterId, origin);
        if (!grant.nostr) return;
        const { free } = grant.nostr;
        const present = Object.entries(free).filter(([, end]) => end > clock());
        await rewrite({ ...grant, nostr: { ...grant.nostr, free: { ...Object.fromEntries(present), [act]: until } } });
      }),
    askNostrAgain: (characterId, origin) =>
      inTurn(async () => {
        const grant = await need(characterId, origin);
        if (grant.nostr) await rewrite({ ...grant, nostr: { ...grant.nostr, free: {} } });
      }),
  };
}
