/** New keys for a character with more site logins than one write to the key server holds. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { SecretDraft } from '../../messaging/secret.ts';
import { createHonestServer, type HonestServer } from '../../sync/testing/honest-server.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { createSecretActs } from '../secrets/secret-acts.ts';
import type { SessionCore } from '../session-core.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { type Created, proofOf } from '../testing/stage.ts';

const COUNT = LIMITS.boxesPerWrite + 64;
const START = 1_800_000_000_000;

const drafts = Array.from(
  { length: COUNT },
  (_, at): SecretDraft => ({
    ...{ kind: 'login', site: `https://site-${at}.example`, user: 'mara', name: '' },
    ...{ password: `password ${at}`, totp: null, note: null },
  }),
);

interface World {
  server: HonestServer;
  here: Computer;
  created: Created;
  characterId: string;
  /** `breaks`: no write after the first one arrives. */
  gate: { writes: number; breaks: boolean };
}

async function begun(): Promise<World> {
  const server = createHonestServer(ORIGIN, () => START);
  const gate = { writes: 0, breaks: false };
  const here = await createComputer(async (url, init) => {
    if (url.endsWith('/writes') && ++gate.writes > 1 && gate.breaks) throw new TypeError('The line is cut.');
    return server.fetch(url, init);
  }, START);
  const created = await createServedIdentity(here);
  const characterId = (await here.stage.session.layers())[0]?.characterIds[0] ?? '';
  return { server, here, created, characterId, gate };
}

async function passwordsOf(session: SessionCore, characterId: string): Promise<Set<string>> {
  const secrets = createSecretActs(session.parts, session.profiles);
  const entries = await secrets.list(characterId);
  return new Set(await Promise.all(entries.map(({ targetId }) => secrets.read(characterId, targetId, 'password'))));
}

describe(`${COUNT} site logins`, () => {
  const all = new Set(drafts.map((draft) => (draft.kind === 'login' ? draft.password : null)));

  it.each(['the line holds', 'the line breaks after the first write'])(
    'get new keys where %s',
    async (line) => {
      const { server, here, created, characterId, gate } = await begun();
      const { session } = here.stage;
      await createSecretActs(session.parts, session.profiles).saveAll(characterId, drafts);
      await session.keyServer.synchronise();
      gate.writes = 0;
      gate.breaks = line !== 'the line holds';
      const proof = proofOf(created);
      await session.change(proof, (change) => rotateCharacters(change, [characterId]));
      expect(gate.writes).toBeGreaterThan(1);
      gate.breaks = false;
      for (let round = 0; round < 2; round++) await session.keyServer.synchronise();
      expect(await session.keyServer.view()).toMatchObject({ state: 'in-step', waiting: 0, problem: null });
      expect(await passwordsOf(session, characterId)).toEqual(all);
      const fresh = await createComputer(server.fetch, START);
      await findOn(fresh, created.authenticator);
      expect(await passwordsOf(fresh.stage.session, characterId)).toEqual(all);
    },
    400_000,
  );
});
