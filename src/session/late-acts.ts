/** The acts of the session's door that are loaded when one of them is first asked for, like those of late-core.ts. */
import { lazyActs, lazyLoad } from '../lib/lazy.ts';
import type { CharacterActs, createCharacterActs } from './change/character-acts.ts';
import type { createIdentityActs, IdentityActs } from './change/identity-acts.ts';
import type { createLossActs, LossActs } from './change/loss-acts.ts';
import type { createLevelActs, createMethodActs, LevelActs, MethodActs } from './change/method-acts.ts';
import type { createPasswordActs, PasswordActs } from './change/password-acts.ts';
import type { createPersonActs, PersonActs } from './change/person-acts.ts';
import type { createPolicyActs, PolicyActs } from './change/policy-acts.ts';
import type { CredentialActs, createCredentialActs } from './credential-acts.ts';
import type { createOidcActs, OidcActs } from './login/oidc-acts.ts';
import type { PairingActsParts } from './pairing/pairing-acts.ts';
import type { PairingDoor } from './pairing/pairing-door.ts';
import type { createSecretActs, SecretActs } from './secrets/secret-acts.ts';
import type { createDraftActs, DraftActs } from './unlock/draft-acts.ts';

export const lateMethodActs = (...given: Parameters<typeof createMethodActs>): MethodActs =>
  lazyActs<MethodActs>({ add: true, reset: true, rename: true, remove: true, setLevel: true }, async () =>
    (await import('./change/method-acts.ts')).createMethodActs(...given),
  );

export const lateLevelActs = (...given: Parameters<typeof createLevelActs>): LevelActs =>
  lazyActs<LevelActs>({ create: true, change: true, remove: true }, async () =>
    (await import('./change/method-acts.ts')).createLevelActs(...given),
  );

export const latePasswordActs = (...given: Parameters<typeof createPasswordActs>): PasswordActs =>
  lazyActs<PasswordActs>(
    {
      registerStart: true,
      loginStart: true,
      loginFinish: true,
      enrolAgain: true,
      leftRows: true,
      freeRows: true,
      giveUpRow: true,
      change: true,
    },
    async () => (await import('./change/password-acts.ts')).createPasswordActs(...given),
  );

export const latePolicyActs = (...given: Parameters<typeof createPolicyActs>): PolicyActs =>
  lazyActs<PolicyActs>({ rules: true, set: true }, async () =>
    (await import('./change/policy-acts.ts')).createPolicyActs(...given),
  );

export const latePersonActs = (...given: Parameters<typeof createPersonActs>): PersonActs =>
  lazyActs<PersonActs>(
    { rename: true, remove: true, setLevel: true, requireTwo: true, carryOut: true, allowExport: true, withdraw: true },
    async () => (await import('./change/person-acts.ts')).createPersonActs(...given),
  );

export const lateOidcActs = (...given: Parameters<typeof createOidcActs>): OidcActs =>
  lazyActs<OidcActs>({ issuers: true, begin: true, finish: true }, async () =>
    (await import('./login/oidc-acts.ts')).createOidcActs(...given),
  );

export const lateIdentityActs = (...given: Parameters<typeof createIdentityActs>): IdentityActs =>
  lazyActs<IdentityActs>({ rename: true, securityHistory: true }, async () =>
    (await import('./change/identity-acts.ts')).createIdentityActs(...given),
  );

export const lateLossActs = (...given: Parameters<typeof createLossActs>): LossActs =>
  lazyActs<LossActs>(
    {
      report: true,
      unfreeze: true,
      cancelWaiting: true,
      stopWaiting: true,
      makeFreezeCode: true,
      endFreezeCode: true,
      useFreezeCode: true,
    },
    async () => (await import('./change/loss-acts.ts')).createLossActs(...given),
  );

export const lateCharacterActs = (...given: Parameters<typeof createCharacterActs>): CharacterActs =>
  lazyActs<CharacterActs>({ create: true, edit: true, reorder: true, delete: true, rotate: true }, async () =>
    (await import('./change/character-acts.ts')).createCharacterActs(...given),
  );

export const lateSecretActs = (...given: Parameters<typeof createSecretActs>): SecretActs =>
  lazyActs<SecretActs>(
    {
      list: true,
      taken: true,
      save: true,
      saveAll: true,
      compare: true,
      remove: true,
      bringBack: true,
      accept: true,
      share: true,
      settleExposed: true,
      read: true,
      code: true,
      filling: true,
    },
    async () => (await import('./secrets/secret-acts.ts')).createSecretActs(...given),
  );

export const lateCredentialActs = (...given: Parameters<typeof createCredentialActs>): CredentialActs =>
  lazyActs<CredentialActs>(
    {
      unlock: true,
      stepUp: true,
      addMethod: true,
      resetMethod: true,
      beginDraft: true,
      beginKnownDraft: true,
      find: true,
      bring: true,
      bringKnown: true,
    },
    async () => (await import('./credential-acts.ts')).createCredentialActs(...given),
  );

export const lateDraftActs = (...given: Parameters<typeof createDraftActs>): DraftActs =>
  lazyActs<DraftActs>(
    {
      step: true,
      server: true,
      confirm: true,
      backup: true,
      invite: true,
      begin: true,
      beginKnown: true,
      recoveryKey: true,
      finish: true,
      discard: true,
    },
    async () => (await import('./unlock/draft-acts.ts')).createDraftActs(...given),
  );

export function latePairing(given: PairingActsParts): PairingDoor {
  const load = lazyLoad(async () => (await import('./pairing/pairing-acts.ts')).createPairingActs(given));
  given.parts.unfinished.keptBy(async () => {
    // Once it is loaded it says itself what it holds, and is asked right after this.
    await load();
    return null;
  });
  return {
    ...lazyActs<Omit<PairingDoor, 'resume'>>(
      {
        invitation: true,
        joining: true,
        invite: true,
        confirm: true,
        join: true,
        joiningAt: true,
        bring: true,
        bringKnown: true,
        agree: true,
        end: true,
      },
      load,
    ),
    resume() {
      void given.host.memory.load().then(async (stored) => {
        if (stored !== null) (await load()).resume();
      });
    },
  };
}
