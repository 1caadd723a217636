/** The names of the open identity, read once for as long as nothing changes that they are made of. */
import { type LogState, presentKey } from '../../keys/log/state.ts';
import { equalBytes, fromUtf8, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { createRemembered } from '../../lib/remembered.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import type { Head } from '../../sync/key-server.ts';
import { sameHead } from '../../sync/local-server.ts';
import type { BoxHashes } from '../state/box-hashes.ts';
import type { CachedNames, LoginCache } from '../state/login-cache.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { isOfSame, type NamesFrom, namesFrom, readIdentityNames } from './identity-names.ts';
import type { IdentityDocument } from './profile.ts';

export interface Names {
  log: LogState;
  /** Nobody changes it: it is read once for all. */
  names: IdentityDocument;
  isRebuilt: boolean;
}

export interface NamesReader {
  /** @throws WalletError storage-broken: these keys do not open the document */
  read(keys: OpenKeys, readLog: () => Promise<LogState>): Promise<Names>;
  /** As they were read last, if nothing has changed that they are made of: that needs no key. `null`: read them. */
  held(identityId: Uint8Array): Promise<Names | null>;
  /** To be called before the cache is read. The function that it returns takes over what an earlier worker has opened. */
  recalling(): (cache: LoginCache) => void;
  /** What was opened under this head of the log. */
  openedUnder(head: Head): CachedNames | null;
  forget(): void;
}

export function createNamesReader(parts: SessionParts, hashes: BoxHashes): NamesReader {
  const { server, versions } = parts;
  /** The names as they were read last, and of what. */
  const named = createRemembered<{ from: NamesFrom; value: Names }>();
  /** The document as it was opened last. The same box under the same log opens to the same: its signature is not checked again. */
  const opened = createRemembered<CachedNames & { head: Head }>();

  return {
    async read(keys, readLog) {
      const [keepNamed, keepOpened] = [named.asking(), opened.asking()];
      const log = await readLog();
      const { epoch } = presentKey(log.identityDocumentKeys);
      const sealed = await server.box(log.identityId, IDENTITY_DOCUMENT);
      if (keys.copy.identityDocumentKey.epoch !== epoch) throw new WalletError('storage-broken', t.namesMissing);
      const hash = sealed && hashes.of(IDENTITY_DOCUMENT, sealed);
      const from = () => namesFrom(parts, log, hash);
      const held = named.get(IDENTITY_DOCUMENT);
      if (held && isOfSame(held.from, from())) return held.value;
      const key = keys.copy.identityDocumentKey.key;
      const before = opened.get(IDENTITY_DOCUMENT);
      const isSame = before !== undefined && before.hash === hash && sameHead(before.head, log.head);
      const known = isSame ? { body: utf8(before.body), version: before.version } : null;
      const { names, version, opened: now } = readIdentityNames(parts, { log, key, sealed }, known);
      versions.record(log.identityId, IDENTITY_DOCUMENT, { epoch, version });
      const value = { log, names, isRebuilt: now === null };
      if (now === null || hash === null) return value;
      keepOpened(IDENTITY_DOCUMENT, { hash, version, body: fromUtf8(now.body), head: log.head });
      keepNamed(IDENTITY_DOCUMENT, { from: from(), value });
      return value;
    },
    async held(identityId) {
      const held = named.get(IDENTITY_DOCUMENT);
      if (!held || !equalBytes(held.value.log.identityId, identityId)) return null;
      const head = await server.head(identityId);
      const sealed = await server.box(identityId, IDENTITY_DOCUMENT);
      if (head === null || !sameHead(held.value.log.head, head)) return null;
      const from = namesFrom(parts, held.from.log, sealed && hashes.of(IDENTITY_DOCUMENT, sealed));
      // What was locked meanwhile is not held any more.
      return isOfSame(held.from, from) && named.get(IDENTITY_DOCUMENT) === held ? held.value : null;
    },
    recalling() {
      const keepOpened = opened.asking();
      return ({ names, head }) => {
        if (names && !opened.has(IDENTITY_DOCUMENT)) keepOpened(IDENTITY_DOCUMENT, { ...names, head });
      };
    },
    openedUnder(head) {
      const held = opened.get(IDENTITY_DOCUMENT);
      return held && sameHead(held.head, head) ? held : null;
    },
    forget() {
      named.forget();
      opened.forget();
    },
  };
}
