/** A guest who locks during a request to the key server leaves nothing on the disk of that computer, whatever the server answers. */
import { expect, it } from 'vitest';
import { bareHex } from '../../lib/bytes.ts';
import { createEvilServer } from '../../sync/testing/evil.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';

const START = 1_800_000_000_000;
const KEY = `0x${'1'.padStart(64, '0')}`;

/** Asked last before the lock, and what is under way then. */
const MOMENTS = [
  ['head', 'nothing new'],
  ['head', 'an account that waits'],
  ['head', 'news'],
  ['session', 'news'],
  ['boxes', 'news'],
  ['log', 'news'],
  ['writes', 'an account that waits'],
] as const;

it.each(MOMENTS)('when %s is answered, with %s', async (moment, what) => {
  const server = createEvilServer(ORIGIN, () => START);
  const home = await createComputer(server.line);
  const created = await createServedIdentity(home);
  await home.stage.session.keyServer.synchronise();
  let lock: (() => Promise<void>) | null = null;
  const abroad = await createComputer(async (url, init) => {
    const response = await server.line(url, init);
    const now = url.includes(`/${moment}`) ? lock : null;
    if (now) lock = null;
    await now?.();
    return response;
  });
  const { stage } = abroad;
  const { session } = stage;
  const empty = await stage.disk.exportAll();
  await findOn(abroad, created.authenticator, false);
  for (let n = 0; n < 2; n++) await session.keyServer.synchronise();
  const [login] = await session.layers();
  const characterId = login?.characterIds[0] ?? '';
  if (what === 'an account that waits') await importPrivateKey(session.profiles, characterId, 'Key', KEY);
  if (what === 'news') {
    await importPrivateKey(home.stage.session.profiles, characterId, 'Key', KEY);
    await home.stage.session.keyServer.synchronise();
    const another = await createComputer(server.line);
    await findOn(another, created.authenticator);
  }
  if (moment === 'session') session.parts.server.forget();
  let locked = false;
  lock = async () => {
    await session.lock();
    // Whatever turn comes first has come.
    await session.parts.inTurn(async () => undefined);
    locked = true;
  };
  await session.keyServer.synchronise();
  await session.parts.inContact(() => session.parts.inTurn(async () => undefined));
  expect(locked).toBe(true);
  expect(await session.state()).toBe('empty');
  expect(stage.memory.has('guest')).toBe(false);
  expect(bareHex(await stage.disk.exportAll())).toBe(bareHex(empty));
});
