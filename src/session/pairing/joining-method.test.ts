/** Tests what a joining computer stores while it waits: the output of the WebAuthn ceremony is not stored. */
import { expect, it } from 'vitest';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import { toJsonBytes } from '../../lib/json-bytes.ts';
import { fakeAuthenticator } from '../testing/stage.ts';
import { createJoiningMethod, joiningRows } from './joining-method.ts';

it('keeps the secrets that were derived, and no output of the ceremony', async () => {
  const { credentialId, prf: ceremony } = fakeAuthenticator();
  const localSalt = 'AAAA';
  const prf = ceremony(localSalt);
  const outputs = [prf.first, prf.second].map((bytes) => toJsonBytes(bytes.slice()));
  const anchor = randomBytes(32);
  const bound = { kind: 'passkey' as const, credentialId, transports: [], localSalt };
  const method = await createJoiningMethod({ bound, secrets: prf, enrolment: null }, anchor);
  wipe(prf.first, prf.second);
  for (const output of outputs) expect(toJsonBytes(method)).not.toContain(output);
  const head = { number: 0, hash: randomBytes(32) };
  const invite = { origin: 'https://keys.example', identityId: randomBytes(32), anchor, head };
  const idRow = (await joiningRows(method, invite))?.idRow;
  // The secret of the ceremony finds the rows; the wiped secret (all zeros) does not.
  const zeros = await createJoiningMethod({ bound, secrets: prf, enrolment: null }, anchor);
  expect(idRow?.locator).not.toEqual((await joiningRows(zeros, invite))?.idRow?.locator);
});
