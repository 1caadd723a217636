/** Passkeys and security keys: one WebAuthn ceremony gives two PRF outputs, the first for the rows, the second for the copy on this device. */
import { passkeyLocalSecret, passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { fromBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionLogin as t } from '../../locales/en/session/login.ts';
import type { FoundTouch, NewTouch, TouchAnswer } from '../../messaging/login.ts';
import type { BindableMethod } from './login-method.ts';
import { asksPersonal } from './personal.ts';
import type { TouchSecrets } from './secrets-type.ts';

/** @throws WalletError no-prf */
function prfOf(answer: { prfFirst: string; prfSecond: string }): { first: Uint8Array; second: Uint8Array } {
  const prf = { first: fromBase64Url(answer.prfFirst), second: fromBase64Url(answer.prfSecond) };
  if (prf.first.length !== 32 || prf.second.length !== 32) throw new WalletError('no-prf', t.noSecrets);
  return prf;
}

export const passkey: BindableMethod<TouchSecrets, TouchAnswer, FoundTouch, TouchAnswer, NewTouch> = {
  rowsSecret: ({ first }) => ({ modeSecret: passkeyModeSecret(first), salt: null }),
  localSecret: async ({ second }) => passkeyLocalSecret(second),
  mayBeChanged: () => false,
  wipe: ({ first, second }) => wipe(first, second),
  ofAnswer: (answer) => ({ kind: answer.kind, ...prfOf(answer), personal: answer.personal }),
  // The rows only need the first output.
  ofProof: ({ kind, prfFirst, personal }) => ({
    kind,
    first: fromBase64Url(prfFirst),
    second: new Uint8Array(0),
    personal,
  }),
  async ofMade(made, place) {
    const { kind, credentialId, transports, authenticator, personal } = made;
    const localSalt = await place.saltOf(made.ticket);
    const bound = { kind, credentialId, transports, authenticator, localSalt, ...asksPersonal(personal) };
    return { bound, secrets: { kind, ...prfOf(made), personal }, enrolment: null };
  },
  async ofFound(found, place, personal) {
    const { kind, credentialId, transports, authenticator } = found;
    const localSalt = await place.saltOf(found.ticket);
    const bound = { kind, credentialId, transports, authenticator, localSalt, ...asksPersonal(personal) };
    return { bound, secrets: { kind, ...prfOf(found), personal } };
  },
  didNotOpen: (asks) => (asks ? t.authenticatorOrPersonalWrong : t.authenticatorWrong),
};
