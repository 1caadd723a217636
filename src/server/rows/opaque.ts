/** The server's half of OPAQUE (RFC 9807), the only file that imports its library. It sees no password, and its answers do not show whether a name has a record. */
import { client, ready, server } from '@serenity-kit/opaque';
import { randomBytes, toBase64Url, wipe } from '../../lib/bytes.ts';
import { malformed } from '../http/errors.ts';
import { lazily } from './lazily.ts';

export interface Opaque {
  /**
   * Answers a registration request (both base64url).
   * @param setup from `server.createSetup` @param name of the OPRF key
   * @throws ServerError malformed
   */
  register(setup: string, name: Uint8Array, request: string): Promise<string>;
  /** Is this a valid registration record? */
  isRecord(record: string): Promise<boolean>;
  /**
   * First step of a login.
   * @param record `null` for a false record, which takes the same time and gives an answer of the same length
   * @throws ServerError malformed
   */
  start(
    setup: string,
    name: Uint8Array,
    record: string | null,
    request: string,
  ): Promise<{ response: string; state: string }>;
  /** Second step. @returns whether the client knew the password */
  finish(state: string, finish: string): Promise<boolean>;
}

/** The least cost, as the password of the false record is random. */
const NO_STRETCHING = { 'argon2id-custom': { iterations: 1, memory: 8, parallelism: 1 } };
const RECORD = /^[A-Za-z0-9_-]{256}$/;

export function createOpaque(): Opaque {
  async function register(serverSetup: string, name: Uint8Array, registrationRequest: string): Promise<string> {
    await ready;
    try {
      const userIdentifier = toBase64Url(name);
      return server.createRegistrationResponse({ serverSetup, userIdentifier, registrationRequest })
        .registrationResponse;
    } catch {
      throw malformed();
    }
  }

  // The library's own handling of a missing record takes a fifth longer than with a record, so it is not used.
  // A record works under any setup.
  const stand = lazily(() => createStand(register));

  async function start(serverSetup: string, name: Uint8Array, record: string | null, startLoginRequest: string) {
    const { falseRecord } = await stand();
    try {
      const userIdentifier = toBase64Url(name);
      const registrationRecord = record ?? falseRecord;
      const started = server.startLogin({ serverSetup, userIdentifier, registrationRecord, startLoginRequest });
      return { response: started.loginResponse, state: started.serverLoginState };
    } catch {
      throw malformed();
    }
  }

  return {
    register,
    start,
    async isRecord(record) {
      if (!RECORD.test(record)) return false;
      await ready;
      const { startLoginRequest } = client.startLogin({ password: 'any' });
      const { setup } = await stand();
      return start(setup, new Uint8Array(0), record, startLoginRequest).then(
        () => true,
        () => false,
      );
    },
    async finish(serverLoginState, finishLoginRequest) {
      await ready;
      try {
        server.finishLogin({ serverLoginState, finishLoginRequest });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** A record of a random password, and the setup under which it was made. */
async function createStand(register: Opaque['register']): Promise<{ setup: string; falseRecord: string }> {
  await ready;
  const secret = randomBytes(32);
  const setup = server.createSetup();
  try {
    const password = toBase64Url(secret);
    const started = client.startRegistration({ password });
    const { registrationRecord } = client.finishRegistration({
      password,
      clientRegistrationState: started.clientRegistrationState,
      registrationResponse: await register(setup, secret, started.registrationRequest),
      keyStretching: NO_STRETCHING,
    });
    return { setup, falseRecord: registrationRecord };
  } finally {
    wipe(secret);
  }
}
