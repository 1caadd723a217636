/** A change that makes the last password of a hidden identity need the key server, or something else that is typed, is refused. */
import { expect, it, vi } from 'vitest';
import type { BoundRecord } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { passwordCommands } from './password.ts';

const record = (methodId: string, localUnlock: boolean): BoundRecord => ({
  version: 1,
  identityId: '',
  methodId,
  kind: 'password',
  credentialId: '',
  transports: [],
  localSalt: '',
  password: { server: 'https://keys.example', localUnlock, accountName: null },
  bound: { deviceId: '', firstSalt: '', wrappedFirstKey: '', localCopy: '' },
  lastUsedAt: null,
});

function create(isHidden: boolean, records: BoundRecord[]) {
  const passwords = { change: vi.fn(async () => undefined), enrolAgain: vi.fn(async () => undefined) };
  const methods = records.map(({ methodId }) => ({ id: methodId, state: 'active' }));
  const session = { passwords, bound: async () => records, view: async () => ({ log: { methods } }) };
  const wallet = { session, others: { isHidden: () => isHidden }, settle: async () => undefined };
  return { commands: passwordCommands(wallet as unknown as Wallet), passwords };
}

const key = { exportKey: '', salt: '' };
const kept = { kind: 'password' as const, registration: '', record: '', exportKey: '', rememberName: false };
const enrolled = { registration: '', record: '', exportKey: '', password: null };
const [last, other] = [record('last', true), record('other', true)];
const refused = expect.objectContaining({ code: 'refused', message: expect.stringContaining('Show it again first') });

it('leaves a hidden identity one password that this computer checks by itself', async () => {
  const { commands, passwords } = create(true, [last, record('served', false)]);
  for (const password of [
    { ...kept, password: null },
    { ...kept, password: 'typed', personal: 'Kestrel' },
  ])
    await expect(commands['change-password']({ methodId: 'last', key, password })).rejects.toEqual(refused);
  const again = { methodId: 'last', key, accountName: null, enrolled };
  await expect(commands['enrol-again'](again)).rejects.toEqual(refused);
  expect([passwords.change, passwords.enrolAgain].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  await commands['change-password']({ methodId: 'last', key, password: { ...kept, password: 'typed' } });
  expect(passwords.change).toHaveBeenCalledOnce();
});

it('changes any password where another one is left, or nothing is hidden', async () => {
  for (const [isHidden, records] of [
    [true, [last, other]],
    [false, [last]],
  ] as const) {
    const { commands, passwords } = create(isHidden, [...records]);
    await commands['change-password']({ methodId: 'last', key, password: { ...kept, password: null } });
    expect(passwords.change).toHaveBeenCalledOnce();
  }
});
