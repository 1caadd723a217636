/** One character of an identity that two computers open, each with a login method of its own, over one key server. For tests only. */
import { createEvilServer } from '../../sync/testing/evil.ts';
import { newLevel } from '../change/levels.ts';
import { addKey } from './add-key.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN } from './served.ts';
import { proofOf } from './stage.ts';

/** When both clocks begin (ms since 1970). */
export const START = 1_800_000_000_000;

/** `here` manages and starts the identity; `there` opens its first character, `everyday`, with another key. */
export async function shareCharacter() {
  const server = createEvilServer(ORIGIN, () => START);
  const here = await createComputer(server.line, START);
  const created = await createServedIdentity(here, ORIGIN, { name: 'Mara', person: 'Mara' });
  const { session } = here.stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const levelId = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const other = await addKey(session, proofOf(created), levelId, 'Other key');
  await session.keyServer.synchronise();
  const there = await createComputer(server.line, START);
  await findOn(there, other.authenticator);
  return { here, there, created, session, everyday };
}
