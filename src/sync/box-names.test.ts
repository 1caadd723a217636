/** Names of boxes, as a server hands them over: each is read in one way, and any text is a name or none. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ids, realIdentity } from '../keys/testing/identity.ts';
import {
  type BoxName,
  characterDocumentGrantName,
  characterGrantName,
  IDENTITY_DOCUMENT,
  identityKeyGrantName,
  MANAGEMENT_DOCUMENT,
  managementKeyGrantName,
  parseBoxName,
  profileName,
  targetName,
} from './box-names.ts';
import { isGone, isSeen, isSignerOut, maySend, orderOfBox } from './verify-box.ts';

function nameOf(name: BoxName): string {
  switch (name.kind) {
    case 'character-grant':
      return characterGrantName(name.methodId, name.characterId, name.epoch);
    case 'character-document-grant':
      return characterDocumentGrantName(name.methodId, name.characterId, name.epoch);
    case 'identity-key-grant':
      return identityKeyGrantName(name.methodId);
    case 'management-key-grant':
      return managementKeyGrantName(name.methodId);
    case 'profile':
      return profileName(name.characterId);
    case 'target':
      return targetName(name.characterId, name.targetId);
    case 'identity-document':
      return IDENTITY_DOCUMENT;
    case 'management-document':
      return MANAGEMENT_DOCUMENT;
  }
}

const id = fc.uint8Array({ minLength: 16, maxLength: 16 });
const epoch = fc.oneof(fc.nat(), fc.constantFrom(0xffffffff));
const valid: fc.Arbitrary<BoxName> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('character-grant' as const, 'character-document-grant' as const),
    methodId: id,
    characterId: id,
    epoch,
  }),
  fc.record({ kind: fc.constantFrom('identity-key-grant' as const, 'management-key-grant' as const), methodId: id }),
  fc.record({ kind: fc.constantFrom('identity-document' as const, 'management-document' as const) }),
  fc.record({ kind: fc.constant('profile' as const), characterId: id }),
  fc.record({ kind: fc.constant('target' as const), characterId: id, targetId: id }),
);
const word = fc.constantFrom(
  'grant',
  'target',
  'document',
  'character',
  'identity',
  'management',
  'profile',
  '0',
  '00',
  '9999999999',
  '4294967296',
  'AA'.repeat(16),
  '0a'.repeat(16),
  '0a'.repeat(15),
  '',
);
const text = fc.oneof(
  fc.string(),
  fc.array(word, { maxLength: 6 }).map((words) => words.join('/')),
);

it('what is written is read', () => {
  fc.assert(
    fc.property(valid, (name) => {
      expect(parseBoxName(nameOf(name))).toEqual(name);
    }),
  );
});

it('any text is a name in its one spelling, or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(valid, fc.nat(), fc.string({ maxLength: 2 })).map(([name, at, by]) => {
          const whole = nameOf(name);
          const place = at % (whole.length + 1);
          return whole.slice(0, place) + by + whole.slice(place);
        }),
      ),
      (written) => {
        const parsed = parseBoxName(written);
        if (parsed !== null) expect(nameOf(parsed)).toBe(written);
      },
    ),
    { numRuns: 1000 },
  );
});

it('any name with any bytes is judged, and no such box is taken', async () => {
  const { log } = await realIdentity();
  fc.assert(
    fc.property(fc.oneof(text, valid.map(nameOf)), fc.uint8Array({ maxLength: 200 }), (name, bytes) => {
      expect(orderOfBox(log, name, bytes)).toBeNull();
      expect(isSignerOut(log, name, bytes)).toBe(false);
      for (const asked of [isGone(log, name), isSeen(log, ids.first, name), maySend(log, ids.first, name, true)])
        expect(typeof asked).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
