/** Tests that a password's row is withdrawn only if the log certainly does not contain the method that needs it. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import { accountOf, createEnrolment, withRow } from './enrolment.ts';

function atServer() {
  const rows = new Set<string>();
  const opaque = {
    registerFinish: async ({ name }: { name: string }) => void rows.add(name),
    control: async ({ name }: { name: string }) => void rows.delete(name),
  } as unknown as RemoteOpaque;
  const bytes = toBase64Url(randomBytes(32));
  return { rows, enrolment: createEnrolment(opaque, accountOf('Ada'), { registration: bytes, record: bytes }) };
}

it.each([
  ['stale', 0],
  ['server-refused', 0],
  ['server-unreachable', 1],
  ['bad-server', 1],
  ['storage-broken', 1],
] as const)('a change that ended with %s leaves %i row', async (code, left) => {
  const { rows, enrolment } = atServer();
  const change = async () => {
    await enrolment.enrol(randomBytes(32));
    throw new WalletError(code, 'A sentence.');
  };
  await expect(withRow(enrolment, change)).rejects.toMatchObject({ code });
  expect(rows.size).toBe(left);
});
