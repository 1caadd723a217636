/** The identities that this computer may name: all but the hidden ones, and the one in use. */
import { WalletError } from '../lib/errors.ts';
import { background as t } from '../locales/en/background.ts';
import type { IdentityChoice } from '../messaging/snapshot.ts';
import { filledCompartments } from '../vault/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import type { HiddenIdentities } from './hidden-identities.ts';
import { listIdentities } from './identity-list.ts';
import type { siteHolder } from './site-holder.ts';
import { loginOptions } from './views/login-options.ts';
import type { Wallet } from './wallet.ts';

export interface IdentityChoicesDeps {
  disk: Vault;
  hidden: Pick<HiddenIdentities, 'has' | 'shown'>;
  holderOf: ReturnType<typeof siteHolder>;
  /** Id of the one in use. */
  inUse(): string;
  open(id: string): Promise<Wallet>;
}

async function shownOf(wallet: Wallet): Promise<Pick<IdentityChoice, 'loginOptions' | 'asking'>> {
  const asking = wallet.unlockTab.asking();
  return { loginOptions: await loginOptions(wallet, null), ...(asking.length === 0 ? {} : { asking }) };
}

export function createIdentityChoices({ disk, hidden, holderOf, inUse, open }: IdentityChoicesDeps) {
  async function list(): Promise<string[]> {
    const shown = await hidden.shown();
    return shown.includes(inUse()) ? shown : [...shown, inUse()];
  }

  async function choices(): Promise<IdentityChoice[]> {
    const filled = await filledCompartments(disk);
    const listed = await listIdentities(disk, await list());
    return Promise.all(
      listed.map(async ({ id, number, label: given }) => ({
        id,
        label: given ?? (hidden.has(id) ? t.hiddenIdentity : t.numberedIdentity(number)),
        isNamed: given !== null,
        inUse: id === inUse(),
        isNew: !filled.includes(id),
        ...(hidden.has(id) ? { isHidden: true as const } : {}),
        ...(await shownOf(await open(id))),
      })),
    );
  }

  return {
    /** Their ids. */
    list,
    choices,
    /** The one that this site belongs to; `null`: the one in use, or none. */
    async holderElsewhere(origin: string): Promise<IdentityChoice | null> {
      const ids = await list();
      const id = ids.length > 1 ? await holderOf(origin, ids, inUse()) : null;
      if (id === null || id === inUse()) return null;
      return (await choices()).find((each) => each.id === id) ?? null;
    },
    /** @returns ids of those that may be shown @throws WalletError not-found: it may not be named, or is not here */
    async ensureHere(id: string): Promise<string[]> {
      const filled = await filledCompartments(disk);
      const isNamed = !hidden.has(id) || id === inUse();
      if (!isNamed || !filled.includes(id)) throw new WalletError('not-found', t.notHere);
      return hidden.shown();
    },
  };
}
