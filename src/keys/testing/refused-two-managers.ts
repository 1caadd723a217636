/** Entries that are refused where two managers are demanded, and proposals that are none. */
import { concatBytes } from '../../lib/bytes.ts';
import type { ProposedAct, Rotation } from '../log/entry.ts';
import { decodeEntry, intentOf } from '../log/entry-encoding.ts';
import { HOUR, idOf, ids, owned } from './identity.ts';
import {
  type Action,
  agree,
  author,
  begun,
  type Chain,
  characters,
  documentKey,
  everything,
  levels,
  managementKey,
  NOW,
  nothing,
  own,
  people,
  personOf,
  type RefusedLog,
  rotated,
  signedBody,
  written,
} from './refused-world.ts';

const { first, recovery, second, low, frozen, removed, stranger } = people;

const policy = (secondManagerFor: Extract<Action, { kind: 'policy' }>['secondManagerFor']): Action => ({
  kind: 'policy',
  levels,
  delay: 72 * HOUR,
  secondManagerFor,
  rotation: nothing,
});
const revoke = (methods: readonly (typeof low)[], rotation: Rotation): Extract<Action, { kind: 'mode-revoke' }> => ({
  kind: 'mode-revoke',
  methodIds: methods.map(({ id }) => id),
  rotation,
});
const lost: Rotation = {
  ...nothing,
  characters: [rotated(characters.first, 1)],
  identityDocumentKeyHash: documentKey('low'),
};
const propose = (...acts: ProposedAct[]): Action => ({ kind: 'act-propose', acts });
const raise = (levelId: Uint8Array): Extract<Action, { kind: 'mode-grant' }> => ({
  kind: 'mode-grant',
  methodId: low.id,
  levelId,
});
/** A second method of the first manager's person. */
const sameHand = (() => {
  const method = personOf('same hand', 'passkey', ids.managers);
  return { ...method, descriptor: { ...method.descriptor, personId: first.descriptor.personId } };
})();

/** A proposal in bytes that no writer makes. @param act as encoded */
function rawProposal(chain: Chain, act: Uint8Array): Uint8Array {
  const { body } = decodeEntry(written(chain.log, propose({ kind: 'identity-delete' }), [author(first)]));
  // The encoded deletion is one byte.
  return signedBody(concatBytes(body.slice(0, -1), act), [author(first)]);
}

type After = (
  from: Chain,
  name: string,
  action: Action,
  signers: ReturnType<typeof author>[],
  change?: { timestamp?: number },
) => RefusedLog;

/** @param chain the world */
export function refusedTwoManagers(chain: Chain): RefusedLog[] {
  const after = (
    from: Chain,
    name: string,
    action: Action,
    signers: ReturnType<typeof author>[],
    change: { timestamp?: number } = {},
  ): RefusedLog => ({
    name: `two managers: ${name}`,
    entries: [...from.entries, written(from.log, action, signers, change)],
    now: NOW + 60 * 24 * HOUR,
  });
  const two = chain
    .with({ kind: 'mode-add', method: sameHand.descriptor }, author(first), agree(recovery), own(sameHand))
    .with(policy(['managers', 'members', 'deletion']), author(first));
  const proposed = two.with(propose(revoke([low], nothing)), author(first));
  const number = proposed.log.head.number;
  const byOther = two.with(propose(revoke([low, second], nothing)), author(first));
  const full = Array.from({ length: 32 }).reduce<Chain>(
    (grown) => grown.with(propose({ kind: 'identity-delete' }), author(first)),
    chain,
  );
  const alone: [name: string, action: Action, more?: ReturnType<typeof author>[]][] = [
    ['a member is removed by one', revoke([low], lost)],
    ['a manager is removed by one', revoke([second], everything)],
    ['a member is made a manager by one', raise(ids.managers)],
    ['a character is deleted by one', { kind: 'character-remove', characterId: characters.second }],
    ['the identity is deleted by one', { kind: 'identity-delete' }],
    ['two managers are demanded no more by one', policy([])],
    [
      'a manager is added by one',
      { kind: 'mode-add', method: { ...stranger.descriptor, levelId: ids.managers } },
      [own(stranger)],
    ],
  ];
  return [
    ...alone.map(([name, action, more = []]) => after(two, name, action, [author(first), ...more])),
    after(two, 'both methods are of one person', revoke([low], lost), [author(first), agree(sameHand)]),
    after(proposed, 'the one who proposed removes', revoke([low], lost), [author(first)]),
    after(proposed, 'another method of the one who proposed removes', revoke([low], lost), [author(sameHand)]),
    after(proposed, 'another act than the proposed one', revoke([frozen], lost), [author(second)]),
    after(byOther, 'a part of what was proposed', revoke([low], lost), [author(second)]),
    after(proposed, 'after fifteen days', revoke([low], lost), [author(second)], {
      timestamp: proposed.log.timestamp + 15 * 24 * HOUR,
    }),
    after(
      proposed.with({ kind: 'act-withdraw', proposal: number }, author(second)),
      'a proposal that was withdrawn',
      revoke([low], lost),
      [author(second)],
    ),
    after(
      proposed.with({ kind: 'mode-freeze', methodId: first.id }, author(second)),
      'a proposal of a manager who is frozen',
      revoke([low], lost),
      [author(second)],
    ),
    after(
      proposed.with(policyWith(), author(first), agree(second)).with(raise(idOf('wide')), author(first)),
      'the member has another level meanwhile',
      revoke([low], { ...lost, characters: [...lost.characters, rotated(characters.second, 2, 'second 2')] }),
      [author(second)],
    ),
    after(chain, 'for members, but not for managers', policy(['members']), [author(first)]),
    after(
      chain.with({ kind: 'mode-freeze', methodId: second.id }, author(first)),
      'demanded where one person manages',
      policy(['managers']),
      [author(first)],
    ),
    ...refusedKeys(chain, after),
    after(chain, 'nothing is proposed', propose(), [author(first)]),
    after(full, 'a thirty-third proposal', propose({ kind: 'identity-delete' }), [author(first)]),
    after(chain, 'a low method proposes', propose({ kind: 'identity-delete' }), [author(low)]),
    after(chain, 'a proposal that is none is withdrawn', { kind: 'act-withdraw', proposal: 3 }, [author(first)]),
    after(chain, 'nothing is removed', revoke([], nothing), [author(first)]),
    after(chain, 'one method is removed twice', revoke([low, low], lost), [author(first)]),
    after(chain, 'of two removed methods one is removed already', revoke([low, removed], lost), [author(first)]),
    after(chain, 'of two removed methods one holds more than gets new keys', revoke([low, second], lost), [
      author(first),
    ]),
    after(chain, 'a login method of nobody', { kind: 'mode-add', method: { ...stranger.descriptor, personId: null } }, [
      author(first),
      own(stranger),
    ]),
    after(
      chain,
      'a reset that changes the person',
      {
        kind: 'mode-reset',
        method: { ...personOf('low', 'security-key', ids.everyday, 1).descriptor, personId: first.descriptor.personId },
        generation: 1,
        rotation: lost,
      },
      [author(first), own(personOf('low', 'security-key', ids.everyday, 1))],
    ),
    ...Object.entries({
      'a proposal to add a device': concatBytes(Uint8Array.of(15), idOf('device')),
      'a proposal that brings keys': bringsKeys(),
      'an act that needs two managers and is none': unknownAct(),
    }).map(([name, act]) => ({
      name: `two managers: ${name}`,
      entries: [...chain.entries, rawProposal(chain, act)],
      now: NOW,
    })),
  ];
}

/** Limits, and exports of keys. */
function refusedKeys(chain: Chain, after: After): RefusedLog[] {
  const limits: Extract<Action, { kind: 'limits' }> = { kind: 'limits', hash: documentKey('limits') };
  const allow = (method: typeof low, characterId = characters.first): Extract<Action, { kind: 'export-allow' }> => ({
    kind: 'export-allow',
    methodId: method.id,
    characterId,
  });
  const use: Action = { kind: 'export-use', characterId: characters.first };
  const two = chain.with(policy(['managers', 'limits', 'exports']), author(first));
  const allowed = two.with(allow(first), author(first), agree(second));
  const proposed = two.with(propose(limits), author(first));
  return [
    after(two, 'limits are changed by one', limits, [author(first)]),
    after(proposed, 'limits are changed by the one who proposed', limits, [author(first)]),
    after(proposed, 'other limits than the proposed ones', { ...limits, hash: documentKey('others') }, [
      author(second),
    ]),
    after(
      proposed.with({ ...limits, hash: documentKey('others') }, author(first), agree(second)),
      'limits that were proposed before the present ones',
      limits,
      [author(second)],
    ),
    after(chain, 'limits are changed by a low method', limits, [author(low)]),
    after(two, 'an export is allowed by one', allow(low), [author(first)]),
    after(two, 'an export is allowed by a manager and the one who exports', allow(low), [author(first), agree(low)]),
    after(chain, 'an export is allowed where nobody demands it', allow(low), [author(first)]),
    after(two, 'an export of a character that is not owned', allow(low, characters.second), [
      author(first),
      agree(second),
    ]),
    after(two, 'an export of the recovery key is allowed', allow(recovery), [author(first), agree(second)]),
    after(two, 'an export that nobody has allowed', use, [author(first)]),
    after(allowed, 'an export by another method', use, [author(second)]),
    after(allowed, 'an export of another character', { kind: 'export-use', characterId: characters.second }, [
      author(first),
    ]),
    after(allowed.with(use, author(first)), 'a second export', use, [author(first)]),
    after(allowed, 'an export after a day', use, [author(first)], { timestamp: allowed.log.timestamp + 25 * HOUR }),
    after(
      Array.from({ length: 32 }).reduce<Chain>((grown) => grown.with(allow(first), author(first), agree(second)), two),
      'a thirty-third export',
      allow(first),
      [author(first), agree(second)],
    ),
    after(two, 'one manager is left', revoke([second], everything), [author(recovery)]),
    after(
      begun({ type: 'organisation' }),
      'nobody is left to manage an organisation',
      revoke([first], { ...lost, managementKeyHash: managementKey('organisation') }),
      [author(recovery)],
    ),
  ];
}

/** The levels with one more, which opens both characters. */
const policyWith = (): Action => ({
  kind: 'policy',
  levels: [...levels, { id: idOf('wide'), manages: false, characters: owned(characters.first, characters.second) }],
  delay: 72 * HOUR,
  secondManagerFor: ['managers', 'members', 'deletion'],
  rotation: nothing,
});

/** A removal whose rotation is not empty: the encoding of an intent ends with a list and two options, all zero. */
const bringsKeys = (): Uint8Array =>
  concatBytes(intentOf(revoke([low], nothing)).slice(0, -1), Uint8Array.of(1), documentKey('low'));

/** A policy whose bits name a sixth act: the byte is before the empty rotation of six bytes. */
function unknownAct(): Uint8Array {
  const bytes = intentOf(policy([]));
  bytes[bytes.length - 7] = 32;
  return bytes;
}
