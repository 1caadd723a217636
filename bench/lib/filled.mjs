/**
 * The wallet of a person who has used it for long, as the image of a vault: made under Node by the product's own session over a vault in
 * memory, with many changes in one write where a person would make them one by one.
 */

import { briefOf } from '../../src/chain/sent-state.ts';
import { privateKeyToAddress } from '../../src/ethereum/account.ts';
import { privateKeyOfSeed } from '../../src/ethereum/hd.ts';
import { accountPath } from '../../src/ethereum/paths.ts';
import { phraseSeed } from '../../src/ethereum/phrase.ts';
import { signingKeyPair } from '../../src/keys/sign.ts';
import { bareHex, randomBytes, toHex } from '../../src/lib/bytes.ts';
import { createActivityHistory } from '../../src/session/accounts/activity-history.ts';
import { newCharacter } from '../../src/session/change/characters.ts';
import { sealAccountTarget, useEntropy } from '../../src/session/profile/targets.ts';
import { createIdentity, createStage, proofOf } from '../../src/session/testing/stage.ts';
import { compartmentOf, FIRST_COMPARTMENT } from '../../src/vault/compartment.ts';
import { createMemoryVault } from '../../src/vault/testing/memory.ts';

/**
 * @typedef {object} Amounts
 * @property {readonly number[]} accounts Of each character; the first one is shown. As many characters as numbers.
 * @property {number} entries Of the membership log.
 * @property {number} sites Connected to the first character.
 * @property {number} activity Transactions that were sent, spread over the characters; a character keeps the last 500.
 *
 * @typedef {object} Filled
 * @property {Uint8Array} image The whole vault, as both of its copies store it.
 * @property {import('../../src/messaging/login.ts').Proof} answer What the passkey answers at the login.
 * @property {string} address The first account of the first character.
 * @property {string[]} characterIds
 */

/** Entries that one change appends. */
const TOGETHER = 40;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** @param {Amounts} amounts @param {readonly string[]} origins Sites that are connected before all others. @returns {Promise<Filled>} */
export async function filledWallet({ accounts, entries, sites, activity }, origins = []) {
  const disk = await createMemoryVault();
  const stage = await createStage(undefined, undefined, compartmentOf(disk, FIRST_COMPARTMENT));
  stage.now.at = Date.now();
  const created = await createIdentity(stage);
  const proof = proofOf(created);
  const { session } = stage;
  await bindDevices(session, proof, entries - accounts.length);
  for (let number = 1; number < accounts.length; number++) await addCharacter(session, proof, number);
  const { log } = await session.view();
  const characterIds = log.characterIds.map(String);
  const [first = ''] = characterIds;
  for (const [at, id] of characterIds.entries()) await addAccounts(session, id, (accounts[at] ?? 1) - 1);
  await connectSites(session, first, sites, origins);
  await keepActivity(session, characterIds, activity);
  const { accounts: own } = await session.profiles.read(first);
  await session.profiles.keep();
  await session.lock();
  return { image: await disk.exportAll(), answer: proof, address: own[0]?.address ?? '', characterIds };
}

/** @typedef {import('../../src/session/session-core.ts').SessionCore} Core @typedef {import('../../src/messaging/login.ts').Proof} Proof */

/** Each device is bound and taken away again, as by logins on a computer that keeps nothing. @param {Core} session @param {Proof} proof @param {number} count */
async function bindDevices(session, proof, count) {
  for (let left = count; left > 0; left -= TOGETHER)
    await session.change(proof, async (change) => {
      const author = [...change.log().methods.values()].find(({ id }) => bareHex(id) === change.authorId);
      if (!author) throw new Error('The change has no author.');
      for (let made = 0; made < Math.min(TOGETHER, left); made += 2) {
        const [id, seed] = [randomBytes(16), randomBytes(32)];
        const { publicKey } = signingKeyPair(seed);
        const device = { id, methodId: author.id, publicKey, keepsCopy: false };
        change.append({ kind: 'device-add', device }, [{ role: 'possession', id, seed }]);
        change.append({ kind: 'device-revoke', deviceId: id });
      }
    });
}

/** @param {Core} session @param {Proof} proof @param {number} order */
const addCharacter = (session, proof, order) =>
  session.change(proof, (change) =>
    newCharacter(change, { name: `Character ${order}`, look: null, levelIds: [], firstAccountName: 'Main', order }),
  );

/** The next accounts of the character's own phrase, in one write. @param {Core} session @param {string} characterId @param {number} count */
async function addAccounts(session, characterId, count) {
  if (count === 0) return;
  await session.profiles.change(characterId, ({ log, profile, access, signer }) =>
    useEntropy(access, profile, async (entropy) => {
      const [boxes, seed] = [/** @type {import('../../src/sync/key-server.ts').Box[]} */ ([]), phraseSeed(entropy, '')];
      for (let made = 0; made < count; made++) {
        const index = profile.nextIndex++;
        const [privateKey, targetId] = [privateKeyOfSeed(seed, accountPath(index)), randomBytes(16)];
        const address = privateKeyToAddress(privateKey);
        const name = `Account ${index + 1}`;
        boxes.push(await sealAccountTarget({ log, characterId, signer }, targetId, { address, privateKey, name }));
        profile.accounts.push({ address, name, kind: 'hd', path: accountPath(index), targetId: bareHex(targetId) });
      }
      return { value: null, boxes };
    }),
  );
}

/** @param {Core} session @param {string} characterId @param {number} count @param {readonly string[]} origins */
const connectSites = (session, characterId, count, origins) =>
  session.profiles.change(characterId, async ({ profile }) => {
    const all = [...origins, ...Array.from({ length: count }, (_, number) => `https://site-${number}.example`)];
    const shown = profile.accounts.slice(0, 1).map(({ address }) => address);
    profile.sites = all
      .slice(0, Math.max(count, origins.length))
      .map((origin) => ({ origin, accounts: shown, chainId: 1, since: Date.now() - DAY, serves: true }));
    return { value: null };
  });

/** Transactions that are in their block. @param {Core} session @param {readonly string[]} characterIds @param {number} count */
async function keepActivity(session, characterIds, count) {
  const history = createActivityHistory(session.parts);
  const each = Math.ceil(count / Math.ceil(count / 500));
  let left = count;
  for (const characterId of characterIds) {
    const here = Math.min(each, left);
    if (here <= 0) return;
    left -= here;
    const [account] = (await session.profiles.read(characterId)).accounts;
    const from = account?.address ?? '0x';
    const list = Array.from({ length: here }, (_, nonce) => sent(characterId, from, nonce, here - nonce));
    await history.change(characterId, () => ({ value: list, brief: briefOf(list) }));
  }
  if (left > 0) throw new Error('There are too few characters for so much activity.');
}

/** @param {string} characterId @param {import('../../src/lib/bytes.ts').Hex} from @param {number} nonce @param {number} hours since */
function sent(characterId, from, nonce, hours) {
  const hash = toHex(randomBytes(32));
  const common = { chainId: 1, from, to: toHex(randomBytes(20)), value: '1000000000000000', nonce };
  /** @type {import('../../src/chain/sent.ts').SentTransaction} */
  const one = {
    id: bareHex(randomBytes(16)),
    characterId,
    origin: null,
    transaction: {
      ...common,
      data: '0x',
      type: 'eip1559',
      gasLimit: '21000',
      maxFeePerGas: '2',
      maxPriorityFeePerGas: '1',
      accessList: [],
    },
    raw: toHex(randomBytes(113)),
    hash,
    at: Date.now() - hours * HOUR,
    title: 'Send 0.001 ETH',
    detail: '',
    amount: '0.001 ETH',
    status: 'included',
    block: { number: 20_000_000 + nonce, hash: toHex(randomBytes(32)), index: 0 },
    feePaid: '42000',
    reason: null,
    replaces: null,
    replacedBy: null,
    reorganised: false,
    resend: false,
    settled: true,
    checkedAt: Date.now() - hours * HOUR,
    missedChecks: 0,
  };
  return one;
}
