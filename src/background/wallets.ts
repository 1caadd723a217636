/**
 * The wallets of the identities on this computer. One of them is in use; all others are locked and go on only for the sites that belong
 * to them: such a site is answered as by any locked wallet, and learns of no other identity. A hidden identity does not even do that
 * (hidden-identities.ts).
 *
 * [Note: One identity at a time] Each wallet is made for its own compartment of the vault and its own part of session memory, and stays
 * with them. A switch changes nothing inside a wallet: what was under way in the former one ends in its own compartment.
 */
import { WalletError } from '../lib/errors.ts';
import { createQueue } from '../lib/queue.ts';
import { background as t } from '../locales/en/background.ts';
import type { LoginAnswer } from '../messaging/login.ts';
import type { TypedRecoveryKey } from '../session/session.ts';
import {
  closable,
  compartmentOf,
  currentCompartment,
  FIRST_COMPARTMENT,
  filledCompartments,
  newCompartmentId,
  rememberCurrent,
} from '../vault/compartment.ts';
import { createDatabase } from '../vault/database.ts';
import { createOpfsMirror } from '../vault/opfs-mirror.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { freeAbandoned } from './abandoned.ts';
import { createMemory, forgetMemories, memoriesOf } from './browser/memory.ts';
import { clearNotifications } from './browser/notifications.ts';
import { applyInjection } from './browser/register-scripts.ts';
import { rememberedPrompt } from './browser/remembered-prompt.ts';
import { toCaller } from './browser/sender.ts';
import { BASIS, type Basis } from './first-answers/basis.ts';
import { basisOf } from './first-answers/basis-of.ts';
import { createBasisKeeper, memoriesWithin, vaultWithin } from './first-answers/keeper.ts';
import { REMEMBERED } from './first-answers/remembered.ts';
import { createHiddenIdentities, ensureMayHide } from './hidden-identities.ts';
import { createIdentityChoices } from './identity-choices.ts';
import { storeIdentities } from './identity-list.ts';
import type { PagePort } from './pages.ts';
import { endRemoval, removeFromDisk } from './removal.ts';
import { siteHolder } from './site-holder.ts';
import { releaseSite } from './taking-site.ts';
import { openWallet, type Wallet, type WalletPlace } from './wallet.ts';

export interface Wallets {
  /** The wallet in use. */
  current(): Promise<Wallet>;
  /** Every wallet that was opened since the worker started. */
  opened(): Promise<Wallet[]>;
  /** Gives the port of a page to the wallet that the page's site belongs to. `false`: it is no port of a page. */
  accept(port: PagePort): Promise<boolean>;
}

/** What the wallet of an identity remembers of its sites, as something that can be in doubt. */
const sitesOf = (id: string): string => `${id} sites`;

const later = (act: () => void, milliseconds: number): void => void setTimeout(act, milliseconds);

async function openDisk(): Promise<Vault> {
  const mirrorRead = createMemory<true>('mirror-read');
  const isKnown = mirrorRead.load().then(
    (read) => read === true,
    () => false,
  );
  const disk = await createVault({ database: createDatabase(), mirror: createOpfsMirror(), isKnown });
  if (!(await isKnown) && disk.health().kind !== 'broken') void mirrorRead.save(true).catch(() => undefined);
  return disk;
}

/** @param changed called when something that our own pages show has changed @param opening called when the window for requests is about to be opened */
export async function openWallets(
  changed: () => void,
  lastPicture: WalletPlace['lastPicture'],
  opening: () => void = () => undefined,
): Promise<Wallets> {
  const basis = createBasisKeeper({ memory: createMemory(BASIS), read: () => readBasis(), later });
  const disk = vaultWithin(basis.around, await openDisk());
  const promptWindow = rememberedPrompt(opening);
  const shared = { promptWindow, lastPicture };
  /** An identity that is being made or found: its compartment is empty, or only in session memory. */
  const beginning = createMemory<string>('beginning');
  const queue = createQueue();
  /** For what changes which identity is in use, or which ones may be named. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => queue(() => basis.around(act));
  const wallets = new Map<string, Promise<Wallet>>();
  /** What each opened wallet writes to the disk through. */
  const writing = new Map<string, ReturnType<typeof closable>>();
  const holderOf = siteHolder((id) => memoriesOf(id)('grants'), createMemory(REMEMBERED.holders));

  /** The pages see nothing of the identity on its way out: a login to it would be offered. */
  let isRemoving = false;

  await endRemoval(disk, forgetMemories);
  const hidden = await createHiddenIdentities(disk, createMemory('hidden-in-use'));
  let inUse = (await beginning.load()) ?? (await hidden.before()) ?? (await placeToShow());
  const { list, choices, holderElsewhere, ensureHere } = createIdentityChoices({
    ...{ disk, hidden, holderOf, open },
    inUse: () => inUse,
  });

  /** The identity that is shown where none is chosen; without one a place that is empty, and stays the same while the browser runs. */
  async function placeToShow(): Promise<string> {
    const id = await currentCompartment(disk);
    if (id !== FIRST_COMPARTMENT && !(await hidden.shown()).includes(id)) await beginning.save(id);
    return id;
  }

  function open(id: string): Promise<Wallet> {
    const known = wallets.get(id);
    if (known) return known;
    const others = {
      isInUse: () => inUse === id,
      opened: () => remember(id),
      choices,
      switchTo,
      begin,
      label,
      holderOf: holderElsewhere,
      takeSite,
      changed,
      vaultOf,
      remove: (isStillKept: () => Promise<boolean>) => remove(id, isStillKept),
      openWith,
      sitesInDoubt: () => basis.doubt(sitesOf(id)),
      mirroring: (act: () => Promise<void>) => basis.ending(sitesOf(id), act),
      isHidden: () => hidden.has(id),
      ceremonyOf: hidden.ceremonyOf,
      hide: (isHidden: boolean) => hide(id, isHidden),
      locked() {
        if (id === inUse && hidden.has(id)) void leaveHidden().catch(console.error);
      },
    };
    const own = closable(disk);
    const memory = memoriesWithin(basis.around, memoriesOf(id), id);
    const opening = openWallet({ id, disk: own.vault, memory, ...shared, others }, () => {
      if (inUse === id && !isRemoving) changed();
    });
    wallets.set(id, opening);
    writing.set(id, own);
    // One that did not open is tried again.
    opening.catch(() => wallets.delete(id));
    return opening;
  }

  async function remember(id: string): Promise<void> {
    const filled = await filledCompartments(disk);
    if (!filled.includes(id)) return;
    await beginning.save(null);
    if (!hidden.has(id) && (await currentCompartment(disk)) !== id) await rememberCurrent(disk, id);
  }

  const takeSite = (origin: string): Promise<void> =>
    inTurn(async () => {
      const holder = await holderElsewhere(origin);
      if (holder !== null) await releaseSite(await open(holder.id), origin);
      changed();
    });

  const label = (id: string, text: string): Promise<void> =>
    inTurn(async () => {
      await storeIdentities(disk, await ensureHere(id), { id, label: text });
      changed();
    });

  async function vaultOf(id: string): Promise<Vault> {
    await ensureHere(id);
    return compartmentOf(disk, id);
  }

  /** Within `inTurn`. */
  async function use(id: string): Promise<void> {
    if (id === inUse) return;
    const before = await open(inUse);
    await before.session.lock();
    await promptWindow.close();
    inUse = id;
    await hidden.used(id);
    const next = await open(id);
    await applyInjection(next.preferences.settings());
    await before.pages.release(async (origin) => (await holderOf(origin, await list(), before.id)) === before.id);
    await next.pages.announceAll();
    changed();
  }

  const switchTo = (id: string): Promise<void> =>
    inTurn(async () => {
      await storeIdentities(disk, await ensureHere(id));
      await rememberCurrent(disk, id);
      await beginning.save(null);
      await use(id);
    });

  const begin = (): Promise<void> =>
    inTurn(async () => {
      const filled = await filledCompartments(disk);
      if (!filled.includes(inUse)) return;
      await storeIdentities(disk, await hidden.shown());
      const id = filled.includes(FIRST_COMPARTMENT) ? newCompartmentId() : FIRST_COMPARTMENT;
      await beginning.save(id);
      await use(id);
    });

  /** Within `inTurn`. */
  async function removeInUse(id: string, isStillKept: () => Promise<boolean>): Promise<void> {
    if (id !== inUse) throw new WalletError('stale', t.anotherInUse);
    const left = (await ensureHere(id)).filter((each) => each !== id);
    const gone = await open(id);
    const own = writing.get(id);
    if (!own) throw new WalletError('internal', 'Nothing is known of what this wallet writes through.');
    const shut = async () => {
      await gone.approvals.cancel(() => true, 'This identity was removed from this computer.');
      await gone.session.lock();
      await promptWindow.close();
    };
    await removeFromDisk(disk, { id, left, own, isStillKept, shut });
    gone.unlockTab.failed();
    wallets.delete(id);
    writing.delete(id);
    await endRemoval(disk, forgetMemories);
    inUse = await placeToShow();
    await hidden.used(inUse);
    const next = await open(inUse);
    await applyInjection(next.preferences.settings());
    await gone.pages.release(async () => false);
    await next.pages.announceAll();
  }

  const remove = (id: string, isStillKept: () => Promise<boolean>): Promise<void> =>
    inTurn(async () => {
      isRemoving = true;
      try {
        await removeInUse(id, isStillKept);
      } finally {
        isRemoving = false;
        changed();
      }
    });

  /** The wallet in use. A hidden one that is not open any more has made room before anything is shown of it. */
  async function present(): Promise<Wallet> {
    const wallet = await open(inUse);
    if (!hidden.has(wallet.id) || (await wallet.session.state()) === 'unlocked') return wallet;
    await leaveHidden();
    return open(inUse);
  }

  const leaveHidden = (): Promise<void> =>
    inTurn(async () => {
      if (!hidden.has(inUse) || (await (await open(inUse)).session.state()) === 'unlocked') return;
      await use(await placeToShow());
      await clearNotifications();
    });

  const openWith = (answer: LoginAnswer | TypedRecoveryKey): Promise<boolean> =>
    inTurn(async () => {
      if ((await (await open(inUse)).session.state()) === 'unlocked') return false;
      const found = await hidden.find(answer, inUse);
      if (found === null) return false;
      const next = await open(found.id);
      if (!(await found.logIn(next.session))) return false;
      await beginning.save(null);
      await use(found.id);
      await next.settle();
      return true;
    });

  const hide = (id: string, isHidden: boolean): Promise<void> =>
    inTurn(async () => {
      await ensureHere(id);
      const { session } = await open(id);
      if (isHidden) ensureMayHide(await session.bound(), (await session.view()).log, await choices());
      await hidden.set(id, isHidden);
      // Also the next worker uses the one that is in use here, if the disk may name it.
      await rememberCurrent(disk, hidden.has(inUse) ? await currentCompartment(disk) : inUse);
      changed();
    });

  const readBasis = (): Promise<Basis | null> =>
    queue(async () =>
      basisOf(
        await open(inUse),
        (await list()).filter((id) => id !== inUse),
      ),
    );

  await open(inUse);
  basis.renew();
  void freeAbandoned(disk, (id) => wallets.has(id));
  return {
    current: present,
    opened: () => Promise.all(wallets.values()),
    async accept(port) {
      const caller = toCaller(port.sender);
      await present();
      const ids = await list();
      const holder = caller && ids.length > 1 ? await holderOf(caller.origin, ids, inUse) : null;
      return (await open(holder ?? inUse)).pages.accept(port);
    },
  };
}
