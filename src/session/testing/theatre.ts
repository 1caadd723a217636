/**
 * An organisation at a key server in which people hold everything that there is: accounts, site logins, notes, limits, and each right.
 * It opens again and again as it was at first, so that a test can stop a change at every step. For tests only.
 */
import { characterDocumentKey } from '../../keys/character.ts';
import { openDocument } from '../../keys/document.ts';
import { openDocumentKey } from '../../keys/local-copy.ts';
import { openTarget } from '../../keys/target.ts';
import { bareHex } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SecretDraft } from '../../messaging/secret.ts';
import { targetPrefix } from '../../sync/box-names.ts';
import { createHonestServer, type HonestServer } from '../../sync/testing/honest-server.ts';
import { TABLES } from '../../vault/table.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import type { Change } from '../../vault/vault.ts';
import { newCharacter } from '../change/characters.ts';
import { changeLevel, newLevel } from '../change/levels.ts';
import { setRule } from '../change/policy-acts.ts';
import { createSecretActs } from '../secrets/secret-acts.ts';
import { IDENTITY_DOCUMENT_NAME, PROFILE } from '../state/document-names.ts';
import { toId } from '../state/open-keys.ts';
import { addKey, type TestKey } from './add-key.ts';
import { askedAs, NO_RULE, signingOf } from './limited-person.ts';
import { type Computer, createComputer, createServedIdentity, ORIGIN } from './served.ts';
import { type Created, createStage, proofOf, type Stage } from './stage.ts';

const START = 1_800_000_000_000;

const login = (site: string, password: string): SecretDraft => ({
  kind: 'login',
  site,
  user: 'theatre',
  name: '',
  password,
  totp: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  note: `Note of ${password}`,
});
const note = (name: string): SecretDraft => ({ kind: 'note', name, text: `Text of ${name}` });

/** The keys that a login method holds: the seed of the character that it owns, and the keys of all documents that it reads. */
export interface Holdings {
  seed: Uint8Array;
  documentKeys: Uint8Array[];
}

export type Member = 'ida' | 'una' | 'bo';

/** The key server and one computer of the theatre. */
export interface World {
  server: HonestServer;
  computer: Computer;
}

/**
 * Mara began the theatre and manages. Ida has two keys, Una one: they own the office and view the vault. Bo has one key, which uses the
 * office within a daily limit, of which a part is spent, and views the vault.
 */
export async function createTheatre() {
  const server = createHonestServer(ORIGIN, () => START);
  const computer = await createComputer(server.fetch, START);
  const { stage } = computer;
  const created = await createServedIdentity(computer, ORIGIN, { name: 'Lantern Theatre', person: 'Mara' });
  const { session } = stage;
  const mara = proofOf(created);
  const { log, names } = await session.view();
  const members = Object.entries(names.levels).find(([, name]) => name === 'Members')?.[0] ?? '';
  const office = log.characterIds[0] ?? '';
  const vault = await session.change(mara, (change) =>
    newCharacter(change, { name: 'Vault', look: null, levelIds: [], firstAccountName: 'Reserve', order: 1 }),
  );
  const rights = { manages: false, characterIds: [office, vault] };
  await session.change(mara, (change) =>
    changeLevel(change, members, { ...rights, name: 'Members', limits: { [vault]: 'view' } }),
  );
  const helpers = await session.change(mara, (change) =>
    newLevel(change, { ...rights, name: 'Helpers', limits: { [office]: 'use', [vault]: 'view' } }),
  );
  await session.change(mara, async (change) =>
    setRule(change, { levelId: helpers, characterId: office }, { ...NO_RULE, daily: { 1: '100' } }),
  );
  const ida = await addKey(session, mara, members, 'Ida’s key', { personName: 'Ida Holm' });
  const personOf = async (key: TestKey) =>
    (await session.view()).log.methods.find(({ id }) => id === key.methodId)?.personId ?? '';
  const idaId = await personOf(ida);
  await addKey(session, mara, members, 'Ida’s phone', { personId: idaId });
  const una = await addKey(session, mara, members, 'Una’s key', { personName: 'Una Lind' });
  const bo = await addKey(session, mara, helpers, 'Bo’s key', { personName: 'Bo Ek' });
  const secrets = createSecretActs(session.parts, session.profiles);
  await secrets.saveAll(office, [login('https://tickets.example', 'one'), note('Alarm')]);
  await secrets.saveAll(vault, [login('https://bank.example', 'two'), note('Safe')]);
  const from = (await session.profiles.read(office)).accounts[0]?.address ?? '0x';
  await unlockWith(stage, bo);
  const payment = {
    ...{ type: 'legacy', chainId: 1, from, to: `0x${'0b'.repeat(20)}`, value: '60', data: '0x' },
    ...{ nonce: 0, gasLimit: '21000', gasPrice: '0' },
  } as Parameters<ReturnType<typeof signingOf>['transaction']>[2];
  await signingOf(session).transaction(askedAs('tickets'), office, payment, '0');
  await session.keyServer.synchronise();
  await unlockWith(stage, created);
  await session.keyServer.synchronise();
  const people: Record<Member, { key: TestKey; personId: string }> = {
    ida: { key: ida, personId: idaId },
    una: { key: una, personId: await personOf(una) },
    bo: { key: bo, personId: await personOf(bo) },
  };
  const first = await keep({ server, computer });
  await session.lock();

  /** What a server and the disk of a computer hold, to be opened again any number of times. */
  async function keep({ server: of, computer: at }: World) {
    const rows: Change[] = [];
    for (const table of TABLES)
      for (const { key, value } of await at.stage.vault.list(table, '')) rows.push({ table, key, value });
    return { rows: structuredClone(rows), state: of.backup() };
  }

  /** A computer and a server as they were then, with Mara logged in. @param kept what `keep` gave; not given: the beginning */
  async function open(kept = first): Promise<World> {
    const again = createHonestServer(ORIGIN, () => START);
    again.receiptSeed = server.receiptSeed;
    again.state = structuredClone(kept.state);
    const disk = await createMemoryVault();
    await disk.commit(structuredClone(kept.rows));
    const { line } = await createComputer(again.fetch, START);
    const here = await createStage(undefined, (url, init) => line.fetch(url, init), disk);
    here.now.at = START;
    await unlockWith(here, created);
    return { server: again, computer: { stage: here, line } };
  }

  /** What a key holds in a world, as its next login there takes it. */
  async function held({ computer: { stage: here } }: World, key: TestKey): Promise<Holdings> {
    await here.restartBrowser();
    const holdings = await holdingsOf(here, key, office, vault);
    await here.restartBrowser();
    await unlockWith(here, created);
    return holdings;
  }

  const paper: Proof = { kind: 'recovery-key', text: created.recoveryKey };
  return { created, mara, paper, members, helpers, office, vault, people, from, open, keep, held };
}

export type Theatre = Awaited<ReturnType<typeof createTheatre>>;

export const unlockWith = ({ session }: Stage, key: TestKey | Created) =>
  session.unlock(key.methodId, key.authenticator.prf(key.localSalt));

/** Logs in with this key and takes what it holds. */
async function holdingsOf(stage: Stage, key: TestKey, owned: string, viewed: string): Promise<Holdings> {
  await unlockWith(stage, key);
  const { profiles } = stage.session;
  const seed = await profiles.use(owned, async ({ access }) => access.seed.slice());
  const documentKeys = await stage.session.parts.keyring.use('login', async ({ copy }) => [
    copy.identityDocumentKey.key.slice(),
    ...copy.viewed
      .filter(({ characterId }) => bareHex(characterId) === viewed)
      .map((key) => openDocumentKey(copy.boxKey, key)),
  ]);
  return { seed, documentKeys: [...documentKeys, characterDocumentKey(seed)] };
}

const opens = async (work: () => unknown): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
};

/** The names of the boxes at the server that open with what somebody holds, tried as a key of every character and epoch. */
export async function openedWith(server: HonestServer, { seed, documentKeys }: Holdings): Promise<string[]> {
  const found: string[] = [];
  for (const { log, boxes } of server.state.identities.values())
    for (const [name, { bytes: sealed }] of boxes) {
      if (sealed === null) continue;
      const tries: (() => unknown)[] = [];
      for (const { id: characterId, epochs } of log.characters.values())
        for (const { epoch } of epochs) {
          const subject = { kind: 'character', characterId, epoch, name: PROFILE } as const;
          for (const key of documentKeys) tries.push(() => openDocument({ log, subject, key, sealed }));
          if (!name.startsWith(targetPrefix(characterId))) continue;
          const target = { log, characterId, targetId: toId(name.slice(-32)), epoch, characterSeed: seed, sealed };
          tries.push(() => openTarget({ ...target, sealedBy: 'anyone' }));
        }
      for (let epoch = 0; epoch < log.identityDocumentKeys.length; epoch++) {
        const subject = { kind: 'identity', epoch, name: IDENTITY_DOCUMENT_NAME } as const;
        for (const key of documentKeys) tries.push(() => openDocument({ log, subject, key, sealed }));
      }
      for (const attempt of tries) if (await opens(attempt)) found.push(name);
    }
  return found.sort();
}
