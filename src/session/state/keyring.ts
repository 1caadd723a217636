/**
 * The only holder of secrets: the keys of the present login, and of a step up above it, wrapped under the session key in
 * memory that dies with the browser. Each use opens them, works and wipes; nothing is kept open in between.
 */
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionState as t } from '../../locales/en/session/state.ts';
import { isStepUpOver } from './auto-lock.ts';
import { decodeOpenKeys, documentKeyOf, encodeOpenKeys, type OpenKeys, seedOf, wipeOpenKeys } from './open-keys.ts';
import { closeSessionBox, type OtherHalf, openSessionBox, type SessionBoxed } from './session-box.ts';

export type Layer = 'login' | 'step-up';

/** What is open, without a secret: ids in hex. */
export interface OpenLogin {
  layer: Layer;
  identityId: string;
  methodId: string;
  deviceId: string;
  /** Characters that it owns or uses. */
  characterIds: string[];
  /** Characters that it only views: their documents open, none of their keys does. */
  viewedIds: string[];
  bound: boolean;
  /** When this layer closes by itself, ms since 1970; the login's own end is the auto-lock. */
  until: number | null;
}

/** As stored: the public part, and the wrapped keys. */
export interface StoredLayer extends SessionBoxed {
  open: OpenLogin;
}

export type StoredKeyring = Partial<Record<Layer, StoredLayer>>;

export interface KeyringParts {
  memory: { load(): Promise<StoredKeyring | null>; save(value: StoredKeyring | null): Promise<void> };
  otherHalf: OtherHalf;
  clock(): number;
  /** Called when a login has opened a layer. */
  onOpen?(opened: OpenLogin): Promise<void>;
}

export interface Keyring {
  /**
   * A login begins anew: nothing of an earlier one stays open. A step up goes on top of a login of the same identity.
   * @throws WalletError locked when there is none, or when it was closed meanwhile
   */
  open(layer: Layer, keys: OpenKeys, until: number | null): Promise<void>;
  /**
   * Replaces the keys of an open layer; writes nothing where they are the same. A layer that was closed meanwhile stays closed. The
   * keys that `work` returns are wiped here.
   */
  renew(layer: Layer, work: (keys: OpenKeys) => Promise<OpenKeys>): Promise<void>;
  close(layer: Layer): Promise<void>;
  closeAll(): Promise<void>;
  /** Layers that are open now, the login first; layers whose time is over are closed on the way. */
  layers(): Promise<OpenLogin[]>;
  /** Opens the keys of one layer for the time of `work`. @throws WalletError locked */
  use<Value>(layer: Layer, work: (keys: OpenKeys) => Promise<Value>): Promise<Value>;
  /** Opens the keys of the layer that holds this character, with the character's seed. @throws WalletError locked | closed */
  useCharacter<Value>(
    characterId: string,
    work: (seed: Uint8Array, epoch: number, keys: OpenKeys) => Promise<Value>,
  ): Promise<Value>;
  /** Opens the keys of a layer that holds or views this character, with its document key. @throws WalletError locked | closed */
  useDocumentKey<Value>(
    characterId: string,
    work: (documentKey: Uint8Array, epoch: number, keys: OpenKeys) => Promise<Value>,
  ): Promise<Value>;
}

const closed = () => new WalletError('closed', t.characterClosed);
const viewed = () => new WalletError('closed', t.onlyViewed);
const locked = () => new WalletError('locked', t.locked);

export function createKeyring({ memory, otherHalf, clock, onOpen }: KeyringParts): Keyring {
  let stored: StoredKeyring | null = null;
  /** Raised by every lock: a login that began before a lock must not open a layer after it. */
  let locks = 0;

  async function current(): Promise<StoredKeyring> {
    if (stored === null) {
      const found = (await memory.load()) ?? {};
      // What was locked or opened meanwhile counts.
      stored ??= found;
    }
    const stepUp = stored['step-up'];
    if (stepUp && isStepUpOver(stepUp.open.until, clock())) await drop('step-up');
    return stored;
  }

  async function drop(layer: Layer) {
    const { [layer]: _dropped, ...rest } = stored ?? {};
    stored = rest;
    await memory.save(Object.keys(rest).length === 0 ? null : rest);
  }

  async function close(layer: Layer, keys: OpenKeys, until: number | null): Promise<StoredLayer> {
    const plaintext = encodeOpenKeys(keys);
    try {
      const boxed = await closeSessionBox(otherHalf, layer, plaintext);
      const open: OpenLogin = {
        layer,
        identityId: bareHex(keys.identityId),
        methodId: bareHex(keys.methodId),
        deviceId: bareHex(keys.deviceId),
        characterIds: keys.copy.characters.map(({ characterId }) => bareHex(characterId)),
        viewedIds: keys.copy.viewed.map(({ characterId }) => bareHex(characterId)),
        bound: keys.loginCacheKey !== null,
        until,
      };
      return { open, ...boxed };
    } finally {
      wipe(plaintext);
    }
  }

  async function useLayer<Value>(layer: StoredLayer, work: (keys: OpenKeys) => Promise<Value>): Promise<Value> {
    const plaintext = await openSessionBox(otherHalf, layer.open.layer, layer);
    const keys = decodeOpenKeys(plaintext);
    wipe(plaintext);
    try {
      return await work(keys);
    } finally {
      wipeOpenKeys(keys);
    }
  }

  return {
    async open(layer, keys, until) {
      await current();
      const begun = locks;
      const made = await close(layer, keys, until);
      if (begun !== locks) throw locked();
      if (layer === 'login') stored = { login: made };
      else {
        const login = (await current()).login;
        if (login?.open.identityId !== made.open.identityId) throw locked();
        stored = { login, 'step-up': made };
      }
      await Promise.all([memory.save(stored), onOpen?.(made.open)]);
    },
    async renew(layer, work) {
      const found = (await current())[layer];
      if (!found) return;
      const { next, isSame } = await useLayer(found, async (keys) => {
        const made = await work(keys);
        return { next: made, isSame: areSame(keys, made) };
      });
      try {
        if (isSame) return;
        const made = await close(layer, next, found.open.until);
        const now = await current();
        if (now[layer] !== found) return;
        stored = { ...now, [layer]: made };
        await memory.save(stored);
      } finally {
        wipeOpenKeys(next);
      }
    },
    async close(layer) {
      await current();
      await drop(layer);
    },
    async closeAll() {
      locks += 1;
      stored = {};
      await memory.save(null);
    },
    async layers() {
      const now = await current();
      return [now.login, now['step-up']].flatMap((layer) => (layer ? [layer.open] : []));
    },
    async use(layer, work) {
      const found = (await current())[layer];
      if (!found) throw locked();
      return useLayer(found, work);
    },
    async useCharacter(characterId, work) {
      const now = await current();
      if (!now.login) throw locked();
      const holder = [now.login, now['step-up']].find((layer) => layer?.open.characterIds.includes(characterId));
      if (!holder) {
        const isViewed = layersOf(now).some(({ open }) => open.viewedIds.includes(characterId));
        throw isViewed ? viewed() : closed();
      }
      return useLayer(holder, async (keys) => {
        const held = seedOf(keys, characterId);
        if (!held) throw closed();
        try {
          return await work(held.seed, held.epoch, keys);
        } finally {
          wipe(held.seed);
        }
      });
    },
    async useDocumentKey(characterId, work) {
      const now = await current();
      if (!now.login) throw locked();
      const all = layersOf(now);
      const found =
        all.find(({ open }) => open.characterIds.includes(characterId)) ??
        all.find(({ open }) => open.viewedIds.includes(characterId));
      if (!found) throw closed();
      return useLayer(found, async (keys) => {
        const held = documentKeyOf(keys, characterId);
        if (!held) throw closed();
        try {
          return await work(held.documentKey, held.epoch, keys);
        } finally {
          wipe(held.documentKey);
        }
      });
    },
  };
}

function areSame(one: OpenKeys, other: OpenKeys): boolean {
  const [left, right] = [encodeOpenKeys(one), encodeOpenKeys(other)];
  try {
    return equalBytes(left, right);
  } finally {
    wipe(left, right);
  }
}

const layersOf = (stored: StoredKeyring): StoredLayer[] =>
  [stored.login, stored['step-up']].flatMap((layer) => (layer ? [layer] : []));

/** The same keyring, with a check before every look at what is open. @param check locks the session if its time is over */
export const guardKeyring = (keyring: Keyring, check: () => Promise<void>): Keyring => ({
  ...keyring,
  async layers() {
    await check();
    return keyring.layers();
  },
  async use(layer, work) {
    await check();
    return keyring.use(layer, work);
  },
  async useCharacter(characterId, work) {
    await check();
    return keyring.useCharacter(characterId, work);
  },
  async useDocumentKey(characterId, work) {
    await check();
    return keyring.useDocumentKey(characterId, work);
  },
});
