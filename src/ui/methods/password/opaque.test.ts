/** A frozen password account: whatever library and cost the client has, this password gives this export key, or nobody logs in any more. */
import { client, ready, server } from '@serenity-kit/opaque';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandArgs, CommandName } from '../../../messaging/commands.ts';
import type { Command } from '../../connection.ts';
import frozen from '../../vectors/opaque.json' with { type: 'json' };
import { askWithPassword, type PasswordPlace, registerPassword } from './opaque.ts';

const { serverSetup, userIdentifier, registrationRecord } = frozen;
const place: PasswordPlace = { server: null, methodId: null, accountName: 'ada' };

/** A key server with one account, which answers as the worker hands it on. */
function serverWith(record: string): Command {
  let state = '';
  const answers = {
    'opaque-register-start': ({ request }: CommandArgs<'opaque-register-start'>) => {
      const made = server.createRegistrationResponse({ serverSetup, userIdentifier, registrationRequest: request });
      return { registration: 'r', response: made.registrationResponse };
    },
    'opaque-login-start': ({ request }: CommandArgs<'opaque-login-start'>) => {
      const started = { serverSetup, userIdentifier, registrationRecord: record, startLoginRequest: request };
      const { loginResponse, serverLoginState } = server.startLogin(started);
      state = serverLoginState;
      return { login: 'l', response: loginResponse };
    },
    'opaque-login-finish': ({ finish }: CommandArgs<'opaque-login-finish'>) => {
      server.finishLogin({ serverLoginState: state, finishLoginRequest: finish });
      return { salt: 'salt' };
    },
  };
  const command = async (name: CommandName, args: never) => answers[name as keyof typeof answers](args);
  return command as unknown as Command;
}

beforeAll(() => ready);

describe('a password of version 1', () => {
  it('gives the same export key as at registration, in whatever Unicode form it is typed', async () => {
    for (const typed of [frozen.password, frozen.password.normalize('NFD')])
      expect(await askWithPassword(serverWith(registrationRecord), place, typed)).toEqual({
        exportKey: frozen.exportKey,
        salt: 'salt',
      });
  });

  it('differs from every other one', async () => {
    const other = askWithPassword(serverWith(registrationRecord), place, frozen.password.toLowerCase());
    await expect(other).rejects.toMatchObject({ code: 'wrong-credential' });
  });

  it('is refused where the record, the server or the answer is another', async () => {
    const { record } = await registerPassword(serverWith(registrationRecord), place, 'another password');
    await expect(askWithPassword(serverWith(record), place, frozen.password)).rejects.toMatchObject({
      code: 'wrong-credential',
    });
    const broken = (async () => ({ login: 'l', response: 'AAAA' })) as unknown as Command;
    await expect(askWithPassword(broken, place, frozen.password)).rejects.toMatchObject({ code: 'bad-server' });
  });

  it('logs in with recorded messages: client and server read them and derive the same keys', () => {
    const { clientLoginState, loginResponse, serverLoginState, finishLoginRequest, sessionKey } = frozen.login;
    const finished = client.finishLogin({
      clientLoginState,
      loginResponse,
      password: frozen.password.normalize('NFKC'),
      keyStretching: { 'argon2id-custom': { iterations: 3, memory: 64 * 1024, parallelism: 1 } },
    });
    expect(finished).toMatchObject({ exportKey: frozen.exportKey, finishLoginRequest, sessionKey });
    expect(server.finishLogin({ serverLoginState, finishLoginRequest })).toEqual({ sessionKey });
  });
});
