/** Geneses that no identity may begin with: the input of vectors/refused-entries.json. None may ever verify. */
import type { EntrySigner, GenesisAction, LogEntry } from '../log/entry.ts';
import { encodeBody } from '../log/entry-encoding.ts';
import { bytesOf, HOUR, idOf, ids, owned, START } from './identity.ts';
import {
  agree,
  author,
  genesisAction,
  levels,
  NOW,
  people,
  personOf,
  type RefusedLog,
  signedBody,
  sparseKey,
} from './refused-world.ts';

const { first, recovery } = people;

function genesis(
  change: Partial<GenesisAction>,
  signers: EntrySigner[] = [author(first), agree(recovery)],
  around: Partial<LogEntry> = {},
): Uint8Array {
  const body = encodeBody({
    number: 0,
    previous: new Uint8Array(32),
    timestamp: START,
    signers: signers.map(({ role, id }) => ({ role, id })),
    action: { ...genesisAction(), ...change },
    ...around,
  });
  return signedBody(body, signers);
}

export function refusedGenesis(): RefusedLog[] {
  const method = (of: typeof first, change: object) => ({ ...of.descriptor, ...change });
  const low = personOf('first', 'passkey', ids.everyday);
  const cases: Record<string, Uint8Array> = {
    'genesis is not the first entry': genesis({}, undefined, { number: 1 }),
    'genesis names a predecessor': genesis({}, undefined, { previous: bytesOf('before') }),
    'genesis without the recovery key': genesis({}, [author(first)]),
    'genesis by the recovery key alone': genesis({}, [agree(recovery), author(first)]),
    'genesis with another signature of the recovery key': genesis({}, [
      author(first),
      { ...agree(recovery), seed: first.signingSeed },
    ]),
    'genesis with a passkey in the place of the recovery key': genesis({
      recoveryMethod: method(recovery, { kind: 'passkey' }),
    }),
    'genesis with a recovery key in the place of the first method': genesis({
      firstMethod: method(first, { kind: 'recovery-key', freezePublicKey: null }),
    }),
    'genesis with a delay of more than 90 days': genesis({ delay: 91 * 24 * HOUR }),
    'genesis by a first method that does not manage': genesis({ firstMethod: low.descriptor }),
    'genesis with one id for both methods': genesis({ recoveryMethod: method(recovery, { id: first.id }) }, [
      author(first),
      { ...agree(recovery), id: first.id },
    ]),
    'genesis with one key for both methods': genesis({
      recoveryMethod: method(recovery, { authenticationPublicKey: first.descriptor.authenticationPublicKey }),
    }),
    'genesis with a level that is not there': genesis({ firstMethod: method(first, { levelId: idOf('none') }) }),
    'genesis with a level that names a character that is not there': genesis({
      levels: [levels[0], { ...levels[1], characters: owned(idOf('none')) }] as never,
    }),
    'genesis with a character that nothing can be sealed to': genesis({
      character: {
        id: ids.character,
        publicKey: sparseKey('none').fill(0xff, 0, 3),
        documentKeyHash: bytesOf('document key first'),
      },
    }),
  };
  return Object.entries(cases).map(([name, entry]) => ({ name, entries: [entry], now: NOW }));
}
