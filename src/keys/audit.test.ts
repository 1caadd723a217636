/** Audit entries: opened by members, in their place, equally long; nothing else of them is to be relied on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AUDIT_KINDS, type AuditEvent, auditKeys, openAudit, sealAudit } from './audit.ts';
import { seal } from './seal.ts';
import { bytesOf, contextOf, idOf } from './testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from './testing/refused.ts';

const identityId = bytesOf('identity');
const documentKey = bytesOf('identity document key');
const event: AuditEvent = { kind: 'session', at: 1_800_000_000_000, by: idOf('method') };

test('an event sealed by the server opens with the identity document key, and every event has the same length', async () => {
  const keys = await auditKeys(documentKey, identityId);
  const events = fc.record({
    kind: fc.constantFrom(...AUDIT_KINDS),
    at: fc.nat(Number.MAX_SAFE_INTEGER),
    by: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  });
  const lengths = new Set<number>();
  await fc.assert(
    fc.asyncProperty(events, fc.nat(), async (one, number) => {
      const sealed = await sealAudit(keys.publicKey, identityId, number, one);
      lengths.add(sealed.length);
      expect(await openAudit(keys, identityId, number, sealed)).toEqual(one);
    }),
    { numRuns: 15 },
  );
  expect([...lengths]).toHaveLength(1);
});

test('an event does not open in another place, for another identity, with an earlier key, or with a changed byte', async () => {
  const keys = await auditKeys(documentKey, identityId);
  const sealed = await sealAudit(keys.publicKey, identityId, 7, event);
  expect(await openAudit(keys, identityId, 7, sealed)).toEqual(event);
  await expectRefused('cannot-open', () => openAudit(keys, identityId, 8, sealed));
  await expectRefused('cannot-open', () => openAudit(keys, bytesOf('other'), 7, sealed));
  for (const other of [
    await auditKeys(bytesOf('next key'), identityId),
    await auditKeys(documentKey, bytesOf('other')),
  ])
    await expectRefused('cannot-open', () => openAudit(other, identityId, 7, sealed));
  await expectNoFlipAccepted('cannot-open', sealed, (box) => openAudit(keys, identityId, 7, box), 97);
});

test('bytes that are no event, or sealed for another purpose, do not open', async () => {
  const keys = await auditKeys(documentKey, identityId);
  await expectRefused('bad-encoding', () =>
    sealAudit(keys.publicKey, identityId, 1, { ...event, by: new Uint8Array(15) }),
  );
  const grant = await seal(keys.publicKey, 'grant', contextOf('x'), new Uint8Array(26));
  await expectRefused('cannot-open', () => openAudit(keys, identityId, 1, grant));
});
