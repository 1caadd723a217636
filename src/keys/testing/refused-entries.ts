/** Every entry that the rules of the log refuse, one for each reason or more: the input of vectors/refused-entries.json. None may ever verify. */

import type { EntryAction, EntrySigner, Rotation } from '../log/entry.ts';
import { bytesOf, HOUR, idOf, ids, namesFreezeCode, owned, START } from './identity.ts';
import { refusedBytes } from './refused-bytes.ts';
import { refusedGenesis } from './refused-genesis.ts';
import { refusedLogs } from './refused-logs.ts';
import { refusedTwoManagers } from './refused-two-managers.ts';
import {
  type Action,
  agree,
  author,
  byCode,
  type Chain,
  characters,
  device,
  deviceSeed,
  documentKey,
  everything,
  genesisAction,
  levels,
  managementKey,
  NOW,
  nothing,
  own,
  ownDevice,
  people,
  personOf,
  type RefusedLog,
  rotated,
  sparseKey,
  world,
  written,
} from './refused-world.ts';

const { first, recovery, second, low, frozen, removed, pending, stranger } = people;
const HOURS = 72;

type Case = [name: string, action: EntryAction, ...signers: EntrySigner[]];

/** Each of these after the same log. */
const after = (chain: Chain, now: number, cases: readonly Case[]): RefusedLog[] =>
  cases.map(([name, action, ...signers]) => ({
    name,
    entries: [...chain.entries, written(chain.log, action, signers)],
    now,
  }));

const add = (method: typeof first, change: object = {}): Action => ({
  kind: 'mode-add',
  method: { ...method.descriptor, ...change },
});
const reset = (method: typeof first, change: object = {}, generation = 1, rotation: Rotation = everything): Action => ({
  kind: 'mode-reset',
  method: { ...personOf(method.name, method.descriptor.kind, method.descriptor.levelId, 1).descriptor, ...change },
  generation,
  rotation,
});
const again = (method: typeof first) =>
  own(personOf(method.name, method.descriptor.kind, method.descriptor.levelId, 1));
const named = <Kind extends string>(kind: Kind, method: typeof first) => ({ kind, methodId: method.id });
const toLevel = (method: typeof first, levelId: Uint8Array): Action => ({ ...named('mode-grant', method), levelId });
const lower = (method: typeof first, levelId: Uint8Array, rotation: Rotation): Action => ({
  ...named('mode-lower', method),
  levelId,
  rotation,
});
const revoke = (method: typeof first, rotation: Rotation): Action => ({
  kind: 'mode-revoke',
  methodIds: [method.id],
  rotation,
});
const rotate = (rotation: Partial<Rotation>): Action => ({
  kind: 'character-rotate',
  rotation: { ...nothing, ...rotation },
});
const addCharacter = (id: Uint8Array, publicKey: Uint8Array, levelIds: Uint8Array[] = []): Action => ({
  kind: 'character-add',
  character: { id, publicKey, documentKeyHash: bytesOf(`document key ${id.join()}`) },
  levelIds,
});
const policy = (change: Partial<Extract<Action, { kind: 'policy' }>>): Action => ({
  kind: 'policy',
  levels,
  delay: HOURS * HOUR,
  secondManagerFor: [],
  rotation: nothing,
  ...change,
});
const addDevice = (name: string, owner: typeof first): Action => ({ kind: 'device-add', device: device(name, owner) });
const gone = (name: string): Action => ({ kind: 'device-revoke', deviceId: device(name, low).id });
const lowLost: Rotation = {
  ...nothing,
  characters: [rotated(characters.first, 1)],
  identityDocumentKeyHash: documentKey('low'),
};
/** An X25519 key of zeros: nothing can be sealed to it. */
const noKey = (): Uint8Array => sparseKey('none').fill(0, 1184);

const signers: Case[] = [
  ['no author', named('mode-freeze', low)],
  ['two authors', named('mode-freeze', low), author(first), author(second)],
  ['a method that does not sign its own addition', add(stranger), author(first)],
  ['a device that does not sign its own addition', addDevice('new', low), author(low)],
  ['a second signature where none is due', named('mode-freeze', low), author(first), agree(second)],
  ['signers in another order', add(stranger), own(stranger), author(first)],
  ['a freeze code in the place of the author of a removal', revoke(low, lowLost), byCode(second)],
  ['a signer who is not in the log', named('mode-freeze', low), author(stranger)],
  ['a freeze code that freezes another method', named('mode-freeze', low), byCode(second)],
  ['signed with another key', named('mode-freeze', low), { ...author(first), seed: second.signingSeed }],
  ['frozen by the code of another method', named('mode-freeze', second), byCode(second, low)],
  ['possession by another key', add(stranger), author(first), { ...own(stranger), seed: low.signingSeed }],
  ['possession named for another method', add(stranger), author(first), own(low)],
  ['frozen by a code that the log never named', named('mode-freeze', low), byCode(low)],
  ['agreed to by a low method', add(stranger, { levelId: ids.managers }), author(first), agree(low), own(stranger)],
  ['agreed to by its author', add(stranger, { levelId: ids.managers }), author(first), agree(first), own(stranger)],
  ['agreed to by the method that it is about', toLevel(second, ids.everyday), author(first), agree(second)],
  ['agreed to by a method that waits', add(stranger), author(first), agree(pending), own(stranger)],
];

const rights: Case[] = [
  ['a low method adds a method', add(stranger), author(low), own(stranger)],
  ['a frozen method adds a method', add(stranger), author(frozen), own(stranger)],
  ['a removed method adds a method', add(stranger), author(removed), own(stranger)],
  ['a waiting method adds a method', add(stranger), author(pending), own(stranger)],
  ['a low method changes the levels', policy({}), author(low)],
  ['a low method rotates', rotate({ managementKeyHash: managementKey('x') }), author(low)],
  ['a low method adds a character', addCharacter(idOf('new'), sparseKey('new')), author(low)],
  ['a low method removes a character', { kind: 'character-remove', characterId: characters.first }, author(low)],
  ['a low method unfreezes', named('mode-unfreeze', frozen), author(low)],
  ['a low method ends what waits', named('mode-cancel', pending), author(low)],
  ['a low method deletes the identity', { kind: 'identity-delete' }, author(low)],
  ['a frozen method freezes', named('mode-freeze', low), author(frozen)],
  ['a removed method freezes', named('mode-freeze', low), author(removed)],
  ['a low method adds a device of another', addDevice('new', frozen), author(low), ownDevice('new', frozen)],
  ['a low method removes a device of another', gone('kept'), author(frozen)],
  [
    'a low method takes away the freeze code of another',
    { ...named('mode-freeze-code', second), freezePublicKey: null },
    author(low),
  ],
  ['a low method freezes a managing one', named('mode-freeze', second), author(low)],
  ['a managing method freezes the recovery key', named('mode-freeze', recovery), author(first)],
  ['a managing method removes the recovery key', revoke(recovery, everything), author(first)],
  ['a managing method resets the recovery key', reset(recovery), author(first), again(recovery)],
  [
    'a managing method adds a device of the recovery key',
    addDevice('new', recovery),
    author(first),
    ownDevice('new', recovery),
  ],
];

const methods: Case[] = [
  ['an unknown method is frozen', named('mode-freeze', stranger), author(first)],
  ['a method is added that is there', add(low, { levelId: ids.savings }), author(first), own(low)],
  ['a method is added into no level', add(stranger, { levelId: idOf('none') }), author(first), own(stranger)],
  [
    'a method is added with the keys of another',
    add(stranger, { authenticationPublicKey: removed.descriptor.authenticationPublicKey }),
    author(first),
    own(stranger),
  ],
  [
    'a method is added that nothing can be sealed to',
    add(stranger, { authenticationPublicKey: noKey() }),
    author(first),
    own(stranger),
  ],
  [
    'a recovery key is added into a low level',
    add(personOf('r2', 'recovery-key', ids.everyday)),
    author(recovery),
    own(personOf('r2', 'recovery-key', ids.everyday)),
  ],
  [
    'a recovery key is added with a freeze code',
    add(personOf('r2', 'recovery-key', ids.managers), { freezePublicKey: low.descriptor.signingPublicKey }),
    author(recovery),
    own(personOf('r2', 'recovery-key', ids.managers)),
  ],
  ['a frozen method gets another level', toLevel(frozen, ids.managers), author(first)],
  ['a method gets the level that it has', toLevel(low, ids.everyday), author(first)],
  ['a method gets a level that takes something away', toLevel(low, ids.savings), author(first)],
  ['a managing method gets a low level by a grant', toLevel(second, ids.everyday), author(first)],
  ['a method is lowered to a level that takes nothing away', lower(low, ids.managers, everything), author(first)],
  ['a waiting method is lowered', lower(pending, ids.everyday, everything), author(first)],
  ['a removed method is removed', revoke(removed, everything), author(first)],
  ['a waiting method is reset', reset(pending), author(first), again(pending)],
  ['a reset skips a generation', reset(low, {}, 2), author(first), again(low)],
  ['a reset changes the level', reset(low, { levelId: ids.savings }), author(first), again(low)],
  [
    'a reset makes a recovery key',
    reset(second, { kind: 'recovery-key', freezePublicKey: null }),
    author(first),
    again(second),
  ],
  ['nothing waits that could be ended', named('mode-cancel', low), author(first)],
  ['the delay is not over', named('mode-activate', pending), author(first)],
  ['nothing waits that could take effect', named('mode-activate', low), author(first)],
  ['a frozen method is frozen', named('mode-freeze', frozen), author(first)],
  ['a removed method is frozen', named('mode-freeze', removed), author(first)],
  ['the recovery key freezes itself', named('mode-freeze', recovery), author(recovery)],
  ['a method is unfrozen that is not frozen', named('mode-unfreeze', low), author(first)],
  ['a removed method gets a freeze code', namesFreezeCode(removed).action, author(first), namesFreezeCode(removed).own],
  [
    'a recovery key gets a freeze code',
    namesFreezeCode(recovery).action,
    author(recovery),
    namesFreezeCode(recovery).own,
  ],
  [
    'a freeze code is taken away that is not there',
    { ...named('mode-freeze-code', low), freezePublicKey: null },
    author(low),
  ],
  [
    'one freeze code for two methods',
    namesFreezeCode(low, second.freezeSeed).action,
    author(low),
    namesFreezeCode(low, second.freezeSeed).own,
  ],
];

const rotations: Case[] = [
  ['a removal without the new keys of a character', revoke(low, { ...lowLost, characters: [] }), author(first)],
  [
    'a removal without a new identity document key',
    revoke(low, { ...lowLost, identityDocumentKeyHash: null }),
    author(first),
  ],
  [
    'a removal of a managing method without a new management key',
    revoke(second, { ...everything, managementKeyHash: null }),
    author(first),
  ],
  [
    'a lowering without the new keys of a character',
    lower(second, ids.everyday, { ...everything, characters: [] }),
    author(first),
  ],
  [
    'a reset without the new keys of a character',
    reset(low, {}, 1, { ...lowLost, characters: [] }),
    author(first),
    again(low),
  ],
  ['a rotation of nothing', rotate({}), author(first)],
  ['a rotation of a character that is not there', rotate({ characters: [rotated(idOf('none'), 1)] }), author(first)],
  ['a rotation of a removed character', rotate({ characters: [rotated(characters.removed, 1)] }), author(first)],
  ['a rotation that skips an epoch', rotate({ characters: [rotated(characters.first, 2)] }), author(first)],
  [
    'two new keys of one character',
    rotate({ characters: [rotated(characters.first, 1), rotated(characters.first, 2)] }),
    author(first),
  ],
  ['a key that the character had', rotate({ characters: [rotated(characters.second, 2, 'second 1')] }), author(first)],
  [
    'a document key that the character had',
    rotate({
      characters: [
        {
          ...rotated(characters.second, 2, 'second 2'),
          documentKeyHash: rotated(characters.second, 1, 'second 1').documentKeyHash,
        },
      ],
    }),
    author(first),
  ],
  [
    'a new character key that nothing can be sealed to',
    rotate({ characters: [{ ...rotated(characters.first, 1), publicKey: noKey() }] }),
    author(first),
  ],
  ['an identity document key that was in use', rotate({ identityDocumentKeyHash: documentKey('1') }), author(first)],
  ['a managing method removes itself', revoke(second, everything), author(second)],
  ['the only recovery key removes itself', revoke(recovery, everything), author(recovery)],
];

const charactersAndLevels: Case[] = [
  ['a character is added that is there', addCharacter(characters.first, sparseKey('new')), author(first)],
  [
    'a character is added with the key of another',
    addCharacter(idOf('new'), rotated(characters.second, 1, 'second 1').publicKey),
    author(first),
  ],
  ['a character is added that nothing can be sealed to', addCharacter(idOf('new'), noKey()), author(first)],
  ['a character is added to no level', addCharacter(idOf('new'), sparseKey('new'), [idOf('none')]), author(first)],
  [
    'a character is added to a level that manages',
    addCharacter(idOf('new'), sparseKey('new'), [ids.managers]),
    author(first),
  ],
  [
    'a character is added to one level twice',
    addCharacter(idOf('new'), sparseKey('new'), [ids.savings, ids.savings]),
    author(first),
  ],
  ['an unknown character is removed', { kind: 'character-remove', characterId: idOf('none') }, author(first)],
  ['a removed character is removed', { kind: 'character-remove', characterId: characters.removed }, author(first)],
  ['a delay of more than 90 days', policy({ delay: 91 * 24 * HOUR }), author(first), agree(recovery)],
  ['a level twice', policy({ levels: [...levels, ...levels.slice(0, 1)] }), author(first)],
  [
    'a level that manages and names a character',
    policy({ levels: [{ ...levels[0], characters: owned(characters.first) }, ...levels.slice(1)] as never }),
    author(first),
  ],
  [
    'a level that names a character twice',
    policy({
      levels: [
        ...levels.slice(0, 2),
        { ...levels[2], characters: owned(characters.second, characters.second) },
      ] as never,
    }),
    author(first),
  ],
  [
    'a level that names a removed character',
    policy({ levels: [...levels.slice(0, 2), { ...levels[2], characters: owned(characters.removed) }] as never }),
    author(first),
  ],
  [
    'a level is left out that a method has',
    policy({ levels: levels.filter(({ id }) => id !== ids.everyday) }),
    author(first),
  ],
  [
    'the level of the recovery key stops managing',
    policy({ levels: levels.map((level) => ({ ...level, manages: false })) }),
    author(first),
  ],
  [
    'a level of methods becomes a managing one by one signature',
    policy({
      levels: levels.map((level) => (level.id === ids.everyday ? { ...level, manages: true, characters: [] } : level)),
    }),
    author(first),
  ],
  ['the delay changes by one signature', policy({ delay: 90 * 24 * HOUR }), author(first)],
  [
    'a level loses a character without new keys',
    policy({ levels: levels.map((level) => (level.id === ids.everyday ? { ...level, characters: [] } : level)) }),
    author(first),
  ],
  ['a device that is there', addDevice('kept', low), author(low), ownDevice('kept', low)],
  ['a device of a frozen method', addDevice('new', frozen), author(first), ownDevice('new', frozen)],
  ['an unknown device is removed', { kind: 'device-revoke', deviceId: idOf('none') }, author(low)],
  ['a removed device is removed', gone('gone'), author(low)],
  [
    'a device signs as a method',
    named('mode-freeze', low),
    { role: 'author', id: device('kept', low).id, seed: deviceSeed('kept') },
  ],
  ['an identity is kept that nobody deletes', { kind: 'identity-keep' }, author(first)],
  ['a second genesis', genesisAction(), author(first), agree(recovery)],
];

/** What is refused after something else has happened to the world. */
function later(chain: Chain): RefusedLog[] {
  const more = personOf('r2', 'recovery-key', ids.managers);
  const raised = chain.with(toLevel(low, ids.managers), author(first));
  const frozenAbove = chain.with(named('mode-freeze', second), author(recovery));
  const lastFrozen = frozenAbove.with(named('mode-freeze', first), author(recovery));
  const deleting = chain.with({ kind: 'identity-delete' }, author(first));
  const deleted = chain.with({ kind: 'identity-delete' }, author(first), agree(recovery));
  const onlyCharacter = chain.with({ kind: 'character-remove', characterId: characters.second }, author(first));
  const twoRecoveryKeys = lastFrozen.with(add(more), author(recovery), own(more));
  const noneInUse = twoRecoveryKeys.with(named('mode-freeze', recovery), author(more));
  const newPaper = chain.with(add(more), author(first), own(more));
  const almost = START + 29 * 24 * HOUR;
  const early = written(newPaper.log, named('mode-activate', more), [author(first)], { timestamp: almost });
  const renewedPaper = chain.with(reset(recovery), author(recovery), again(recovery));
  const bothLevels = chain.with(
    policy({ levels: [...levels, { id: idOf('waiting'), manages: true, characters: [] }] }),
    author(first),
  );
  const movesUp = bothLevels.with(toLevel(low, idOf('waiting')), author(first));
  return [
    ...after(raised, NOW, [
      ['a method that waits for a level gets another', toLevel(low, ids.managers), author(first)],
    ]),
    ...after(movesUp, NOW, [['a level is left out that a method waits for', policy({}), author(first)]]),
    ...after(frozenAbove, NOW, [
      ['what the recovery key froze is unfrozen by a managing method', named('mode-unfreeze', second), author(first)],
      ['a frozen managing method signs', named('mode-freeze', low), author(second)],
    ]),
    ...after(chain.with(named('mode-freeze', first), author(recovery)), NOW, [
      ['the last managing method is frozen by its code', named('mode-freeze', second), byCode(second)],
    ]),
    ...after(noneInUse, NOW, [['the last recovery key in use removes itself', revoke(more, everything), author(more)]]),
    ...after(newPaper, NOW, [
      ['a recovery key that waits removes the former one', revoke(recovery, everything), author(more)],
      ['a recovery key that waits is reset', reset(more), author(recovery), again(more)],
      ['a recovery key that waits agrees', add(stranger), author(first), agree(more), own(stranger)],
    ]),
    {
      name: 'a recovery key of a managing method takes effect before ten delays',
      entries: [...newPaper.entries, early],
      now: almost,
    },
    ...after(renewedPaper, NOW, [
      ['the former key of a recovery key that was reset signs', named('mode-freeze', low), author(recovery)],
    ]),
    ...after(deleting, NOW, [
      ['an identity is deleted that waits for it', { kind: 'identity-delete' }, author(second)],
    ]),
    ...after(deleted, NOW, [['an entry after the end', named('mode-freeze', low), author(first)]]),
    ...after(onlyCharacter, NOW, [
      ['the last character is removed', { kind: 'character-remove', characterId: characters.first }, author(first)],
    ]),
  ];
}

/** All, the chain without its last entries always the world's. */
export function refusedEntries(): RefusedLog[] {
  const chain = world();
  return [
    ...refusedLogs(chain),
    ...refusedBytes(chain),
    ...refusedGenesis(),
    ...after(chain, NOW, [...signers, ...rights, ...methods, ...rotations, ...charactersAndLevels]),
    ...later(chain),
    ...refusedTwoManagers(chain),
  ];
}
