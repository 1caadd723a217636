/** The stored highest head and last use never decrease, also when two writes happen at once. */
import { expect, it } from 'vitest';
import { appendEntry } from '../../keys/log/append.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { createReader } from '../../lib/encoding.ts';
import type { Vault } from '../../vault/vault.ts';
import { openMethod } from '../login/method-login.ts';
import { createIdentity, createStage } from '../testing/stage.ts';
import { createLogReader } from './log-reader.ts';

it('a use stored while a new head is stored lowers neither', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { parts } = stage.session;
  const open = await openMethod(parts, passkeyModeSecret(created.authenticator.prf(created.localSalt).first));
  const { log } = open;
  const next = appendEntry(log, { timestamp: stage.now.at, action: { kind: 'identity-delete' } }, [
    { role: 'author', id: open.method.id, seed: open.keys.signingSeed },
  ]);
  open.wipe();

  // Each reading of what is remembered is held until both have begun.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: Vault = {
    ...stage.vault,
    async get(table, key) {
      const value = await stage.vault.get(table, key);
      if (key.startsWith('floor/')) await held;
      return value;
    },
  };
  const now = stage.now.at + 60 * 60 * 1000;
  const logs = createLogReader({ server: parts.server, vault: slow, clock: () => now });
  const both = [logs.advance(next.log), logs.saw(log.identityId)];
  release();
  await Promise.all(both);
  const [row] = await stage.vault.list('settings', 'floor/');
  const reader = createReader(row?.value ?? new Uint8Array());
  expect(reader.u64()).toBe(next.log.head.number);
  reader.raw(32);
  expect(reader.u64()).toBe(now);
});

it('the next start of the worker writes nothing for a use that is hardly later than the stored one', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { parts } = stage.session;
  const open = await openMethod(parts, passkeyModeSecret(created.authenticator.prf(created.localSalt).first));
  const { identityId, head } = open.log;
  open.wipe();
  const started = (vault: Vault) => createLogReader({ server: parts.server, vault, clock: () => stage.now.at });
  stage.now.at += 60 * 60 * 1000;
  await started(stage.vault).saw(identityId);
  stage.now.at += 30 * 1000;
  // The login cache keeps it beside the head.
  const seenAt = await started(stage.vault).saw(identityId);

  const writes: unknown[] = [];
  const counted: Vault = {
    ...stage.vault,
    commit(changes, ...more) {
      writes.push(changes);
      return stage.vault.commit(changes, ...more);
    },
  };
  await started(counted).read(identityId, async () => ({ ...head, seenAt }));
  expect(writes).toEqual([]);
});
