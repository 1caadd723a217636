/** The acts of the session that are loaded when one of them is first asked for: a start of the worker needs none of them. */
import { lazyActs } from '../lib/lazy.ts';
import type { createProvenChanges, ProvenChanges } from './change/proven-changes.ts';
import type { createRecoveryActs, RecoveryActs } from './change/recovery-acts.ts';
import type { createKeyServerActs, KeyServerActs } from './key-server/key-server-acts.ts';
import type { createIdentityDrafts, IdentityDrafts } from './unlock/identity-draft.ts';
import type { createLogins, Logins } from './unlock/logins.ts';

export const lateChanges = (...given: Parameters<typeof createProvenChanges>): ProvenChanges =>
  lazyActs<ProvenChanges>(
    { change: true, declare: true, declareEvenFrozen: true, ensureOwnProof: true, ensureProof: true },
    async () => (await import('./change/proven-changes.ts')).createProvenChanges(...given),
  );

export const lateLogins = (...given: Parameters<typeof createLogins>): Logins =>
  lazyActs<Logins>({ unlock: true, unlockWithRecoveryKey: true, stepUp: true, stepUpWithRecoveryKey: true }, async () =>
    (await import('./unlock/logins.ts')).createLogins(...given),
  );

export const lateKeyServer = (...given: Parameters<typeof createKeyServerActs>): KeyServerActs =>
  lazyActs<KeyServerActs>(
    {
      check: true,
      view: true,
      origin: true,
      synchronise: true,
      accept: true,
      find: true,
      findWithRecoveryKey: true,
      add: true,
      move: true,
      remove: true,
      keep: true,
    },
    async () => (await import('./key-server/key-server-acts.ts')).createKeyServerActs(...given),
  );

export const lateRecovery = (...given: Parameters<typeof createRecoveryActs>): RecoveryActs =>
  lazyActs<RecoveryActs>(
    {
      view: true,
      begin: true,
      groups: true,
      readSheets: true,
      confirm: true,
      add: true,
      discard: true,
      check: true,
      remindLater: true,
    },
    async () => (await import('./change/recovery-acts.ts')).createRecoveryActs(...given),
  );

export const lateIdentityDrafts = (...given: Parameters<typeof createIdentityDrafts>): IdentityDrafts =>
  lazyActs<IdentityDrafts>(
    {
      step: true,
      server: true,
      begin: true,
      enrolled: true,
      recoveryKey: true,
      confirm: true,
      backup: true,
      invite: true,
      finish: true,
      discard: true,
    },
    async () => (await import('./unlock/identity-draft.ts')).createIdentityDrafts(...given),
  );
