/** Runs WebAuthn ceremonies and reads their PRF outputs; the only import of @simplewebauthn/browser. It stores no output and removes PRF results from the credentials that it returns. */
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  platformAuthenticatorIsAvailable,
  type RegistrationResponseJSON,
  sendSignal,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { equalBytes, fromBase64Url, randomBytes, toBase64Url, wipe } from '../../../lib/bytes.ts';
import { WalletError } from '../../../lib/errors.ts';
import { writeDate } from '../../../lib/language.ts';
import { passkey as t } from '../../../locales/en/ui/methods/passkey.ts';
import type { CreationOptions } from '../../../messaging/commands/ceremony/creation-options.ts';
import type { DiscoveryOptions } from '../../../messaging/commands/ceremony/discovery-options.ts';
import {
  type FoundTouch,
  isTouch,
  type NewTouch,
  type SyncState,
  type TouchAnswer,
  type TouchKind,
} from '../../../messaging/login.ts';
import type { Ceremony, LoginOption } from '../../../messaging/snapshot.ts';
import { readAuthenticatorData } from './authenticator-data.ts';
import { toCeremonyError, withoutPrf, withoutVerification } from './ceremony-error.ts';

/** The current step: creating the credential, the first checking touch, or a second one. */
export type CreationStep = 'create' | 'check' | 'check-again';

export interface CreationWishes {
  /** Name of the login method; default: a name by kind. */
  name?: string;
  onStep?: (step: CreationStep) => void;
}

/** The browser's side of a ceremony. */
export interface WebAuthn {
  register(options: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON>;
  authenticate(options: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON>;
  stop(): void;
  /** Tells the provider that a credential is unused, so that the provider can remove it from its list. */
  disown(rpId: string | null, credentialId: string): Promise<void>;
}

export interface Passkeys {
  /**
   * Makes a credential and reads its PRF outputs until two reads agree: `create()`'s and one `get()`'s, or two `get()`s'.
   * @throws WalletError no-prf, prf-unstable, exists, refused, stopped
   */
  createCredential(options: CreationOptions, kind: TouchKind, wishes?: CreationWishes): Promise<NewTouch>;
  /**
   * One ceremony with one known credential.
   * @throws WalletError wrong-credential, no-prf, refused, stopped
   */
  answerCeremony(option: LoginOption): Promise<TouchAnswer>;
  /**
   * One ceremony with a passkey or security key of this wallet that the user chooses; no credential is known here.
   * @throws WalletError no-prf, refused, stopped
   */
  discoverCredential(options: DiscoveryOptions): Promise<FoundTouch>;
  /** Cancels the running ceremony, which then rejects with `stopped`. */
  stopCeremony(): void;
}

/** EdDSA, ES256, RS256 (IANA COSE). The signature is not used, so any algorithm of the authenticator is accepted. */
const ALGORITHMS = [-8, -7, -257].map((alg) => ({ alg, type: 'public-key' as const }));
const TIMEOUT = 120_000;
const PRF_BYTES = 32;

interface PrfRead {
  first: Uint8Array;
  second: Uint8Array;
}

/** The PRF part of extension outputs, as raw buffers (WebAuthn §10.1.4); `null` is none. Removes it from the response. */
function takePrf(response: { clientExtensionResults: object }): { enabled: boolean; read: PrfRead | null } {
  const outputs = response.clientExtensionResults as {
    prf?: { enabled?: boolean; results?: { first?: BufferSource; second?: BufferSource } };
  };
  const prf = outputs.prf;
  response.clientExtensionResults = { ...outputs, prf: undefined };
  const first = toBytes(prf?.results?.first);
  const second = toBytes(prf?.results?.second);
  const whole = first?.length === PRF_BYTES && second?.length === PRF_BYTES;
  return { enabled: prf?.enabled === true || whole, read: whole ? { first, second } : null };
}

function toBytes(source: BufferSource | undefined): Uint8Array | undefined {
  if (source === undefined) return undefined;
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** A credential with only USB, NFC or BLE transports is a security key, whatever kind was requested. */
function kindOf(asked: TouchKind, transports: readonly string[]): TouchKind {
  const roams = transports.length > 0 && !transports.some((name) => name === 'internal' || name === 'hybrid');
  return roams ? 'security-key' : asked;
}

/** BufferSource with a plain ArrayBuffer behind it, as the extension input wants it. */
const input = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(fromBase64Url(text));

/** Ceremonies over one browser. */
export function createPasskeys(webAuthn: WebAuthn): Passkeys {
  async function read(ceremony: Ceremony, kind: TouchKind): Promise<PrfRead & { sync: SyncState }> {
    const response = await webAuthn.authenticate({
      challenge: toBase64Url(randomBytes(32)),
      ...(ceremony.rpId === null ? {} : { rpId: ceremony.rpId }),
      allowCredentials: [
        { id: ceremony.credentialId, type: 'public-key', transports: ceremony.transports as AuthenticatorTransport[] },
      ],
      userVerification: 'required',
      timeout: TIMEOUT,
      ...(kind === 'security-key' ? { hints: ['security-key'] } : {}),
      // There is one credential, so `eval` is enough, and nothing depends on how an authenticator matches credential IDs.
      extensions: { prf: { eval: { first: input(ceremony.prfFirst), second: input(ceremony.prfSecond) } } } as object,
    });
    const prf = takePrf(response);
    if (response.id !== ceremony.credentialId) {
      wipe(prf.read?.first, prf.read?.second);
      throw new WalletError('wrong-credential', t.otherAnswered);
    }
    const { verified, sync } = readAuthenticatorData(response.response.authenticatorData);
    if (!verified) {
      wipe(prf.read?.first, prf.read?.second);
      throw withoutVerification(kind);
    }
    if (prf.read === null) throw withoutPrf(kind);
    return { ...prf.read, sync };
  }

  async function discoverCredential(options: DiscoveryOptions): Promise<FoundTouch> {
    let prf: PrfRead | null = null;
    try {
      const response = await webAuthn.authenticate({
        challenge: options.challenge,
        ...(options.rpId === null ? {} : { rpId: options.rpId }),
        // Without a list, the browser offers all passkeys of this wallet and connected security keys.
        allowCredentials: [],
        userVerification: 'required',
        timeout: TIMEOUT,
        extensions: { prf: { eval: { first: input(options.prfFirst), second: input(options.prfSecond) } } } as object,
      });
      prf = takePrf(response).read;
      const kind = response.authenticatorAttachment === 'cross-platform' ? 'security-key' : 'passkey';
      const { verified, sync } = readAuthenticatorData(response.response.authenticatorData);
      if (!verified) throw withoutVerification(kind);
      if (prf === null) throw withoutPrf(kind);
      return {
        kind: 'passkey',
        ticket: options.ticket,
        credentialId: response.id,
        // An answer does not name its transports; with an empty list the browser tries all of them.
        transports: [],
        authenticator: { aaguid: null, sync },
        prfFirst: toBase64Url(prf.first),
        prfSecond: toBase64Url(prf.second),
      };
    } catch (error) {
      throw toCeremonyError(error, 'answer', 'passkey');
    } finally {
      wipe(prf?.first, prf?.second);
    }
  }

  async function make(options: CreationOptions, kind: TouchKind): Promise<RegistrationResponseJSON> {
    const called = t.nameInList(writeDate(Date.now(), { year: true }));
    return webAuthn.register({
      rp: { name: t.walletName, ...(options.rpId === null ? {} : { id: options.rpId }) },
      // The computer's list of passkeys shows this name, so it names no user and no character.
      user: { id: options.userId, name: called, displayName: called },
      challenge: options.challenge,
      pubKeyCredParams: ALGORITHMS,
      timeout: TIMEOUT,
      // Without this, Chromium erases the AAGUID of a security key. The statement is neither checked nor kept.
      attestation: kind === 'security-key' ? 'direct' : 'none',
      excludeCredentials: options.exclude.map((id) => ({ id, type: 'public-key' })),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
        ...(kind === 'security-key' ? { authenticatorAttachment: 'cross-platform' } : {}),
      },
      ...(kind === 'security-key' ? { hints: ['security-key'] } : {}),
      extensions: { prf: { eval: { first: input(options.prfFirst), second: input(options.prfSecond) } } } as object,
    });
  }

  async function createCredential(
    options: CreationOptions,
    asked: TouchKind,
    { name, onStep }: CreationWishes = {},
  ): Promise<NewTouch> {
    const reads: PrfRead[] = [];
    let useless: string | null = null;
    try {
      onStep?.('create');
      const made = await make(options, asked);
      useless = made.id;
      const prf = takePrf(made);
      if (prf.read !== null) reads.push(prf.read);
      const transports = made.response.transports ?? [];
      const kind = kindOf(asked, transports);
      const { verified, aaguid, sync } = readAuthenticatorData(made.response.authenticatorData);
      if (!verified) throw withoutVerification(kind);
      if (!prf.enabled) throw withoutPrf(kind);
      const { rpId, prfFirst, prfSecond } = options;
      const ceremony: Ceremony = { credentialId: made.id, transports, rpId, prfFirst, prfSecond };
      while (reads.length < 2) {
        onStep?.(reads.length === 0 || prf.read !== null ? 'check' : 'check-again');
        reads.push(await read(ceremony, kind));
      }
      const [one, other] = reads as [PrfRead, PrfRead];
      if (!equalBytes(one.first, other.first) || !equalBytes(one.second, other.second))
        throw new WalletError('prf-unstable', t.unstable);
      useless = null;
      return {
        ticket: options.ticket,
        kind,
        name: name ?? t.newNames[kind],
        credentialId: made.id,
        transports,
        authenticator: { aaguid, sync },
        prfFirst: toBase64Url(one.first),
        prfSecond: toBase64Url(one.second),
      };
    } catch (error) {
      throw toCeremonyError(error, reads.length === 0 ? 'create' : 'answer', asked);
    } finally {
      for (const { first, second } of reads) wipe(first, second);
      if (useless !== null) webAuthn.disown(options.rpId, useless).catch(() => {});
    }
  }

  async function answerCeremony(option: LoginOption): Promise<TouchAnswer> {
    if (option.ceremony === null || !isTouch(option.kind)) throw new WalletError('internal', t.needsTyping);
    let prf: (PrfRead & { sync: SyncState }) | null = null;
    try {
      prf = await read(option.ceremony, option.kind);
      return {
        kind: option.kind,
        methodId: option.methodId,
        prfFirst: toBase64Url(prf.first),
        prfSecond: toBase64Url(prf.second),
        sync: prf.sync,
      };
    } catch (error) {
      throw toCeremonyError(error, 'answer', option.kind);
    } finally {
      wipe(prf?.first, prf?.second);
    }
  }

  return { createCredential, answerCeremony, discoverCredential, stopCeremony: () => webAuthn.stop() };
}

/** The ceremonies of this browser. */
export const { createCredential, answerCeremony, discoverCredential, stopCeremony } = createPasskeys({
  register: (optionsJSON) => startRegistration({ optionsJSON }),
  authenticate: (optionsJSON) => startAuthentication({ optionsJSON }),
  stop: () => WebAuthnAbortService.cancelCeremony(),
  disown: (rpId, credentialID) =>
    sendSignal({ signalName: 'unknownCredential', rpID: rpId ?? location.hostname, credentialID }),
});

/** Tells whether this computer can store a passkey itself, protected by fingerprint, face or PIN. A browser that cannot tell counts as yes. */
export const canHoldPasskey = (): Promise<boolean> => platformAuthenticatorIsAvailable().catch(() => true);
