/** Carrying out a proposal leaves a hidden identity a login method that opens it here. */
import { expect, it, vi } from 'vitest';
import type { BoundRecord } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { personCommands } from './person.ts';

const record = (methodId: string) => ({ methodId, kind: 'passkey', bound: { deviceId: '' } }) as unknown as BoundRecord;

function create(isHidden: boolean) {
  const carryOut = vi.fn(async () => undefined);
  const proposals = [
    { number: 7, acts: [{ what: 'remove', methodIds: ['here', 'there'] }] },
    { number: 8, acts: [{ what: 'remove', methodIds: ['there'] }, { what: 'delete-identity' }] },
  ];
  const session = {
    persons: { carryOut },
    bound: async () => [record('here')],
    view: async () => ({ log: { methods: ['here', 'there'].map((id) => ({ id, state: 'active' })), proposals } }),
  };
  const wallet = { session, others: { isHidden: () => isHidden }, settle: async () => undefined };
  const commands = personCommands(wallet as unknown as Wallet);
  const proof = { kind: 'recovery-key', text: '' } as const;
  return { carryOut, act: (proposal: number) => commands['carry-out']({ proposal, why: 'lost', proof }) };
}

it('does not carry out what removes the last one, while it is hidden', async () => {
  const { act, carryOut } = create(true);
  await expect(act(7)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('Show it again') });
  expect(carryOut).not.toHaveBeenCalled();
  await act(8);
  expect(carryOut).toHaveBeenCalledOnce();
  await create(false).act(7);
});
