/** After a freeze, neither computer loses edits when only one of them has seen the boxes of the frozen method. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { profileName } from '../../sync/box-names.ts';
import { createEvilServer, plant } from '../../sync/testing/evil.ts';
import { saveContact } from '../accounts/accounts.ts';
import { newLevel } from '../change/levels.ts';
import { lossOf } from '../change/report-loss.ts';
import { toId } from '../state/open-keys.ts';
import { addKey } from '../testing/add-key.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { proofOf } from '../testing/stage.ts';

it('edits of two active computers are merged, whatever each has seen before', async () => {
  const server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
  const here = await createComputer(server.line);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const characterId = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [characterId] }),
  );
  const blue = await addKey(session, proofOf(created), daily, 'Phone');
  await round(here);
  const [second, phone] = [await createComputer(server.line), await createComputer(server.line)];
  await findOn(second, created.authenticator);
  await findOn(phone, blue.authenticator);
  const save = ({ stage }: Computer, letter: string) =>
    saveContact(stage.session.profiles, characterId, `0x${letter.repeat(40)}` as Hex, letter);
  const namesOn = async ({ stage }: Computer) =>
    (await stage.session.profiles.read(characterId)).contacts.map(({ name }) => name).sort();
  const older = server.identity().boxes.get(profileName(toId(characterId)))?.bytes ?? null;
  for (const letter of ['a', 'b', 'c']) await save(phone, letter);
  await round(phone);
  await round(second);
  const loss = lossOf({ methodIds: [blue.methodId], deviceIds: [] });
  await second.stage.session.declare(proofOf(created), loss);
  await round(here);
  await save(here, 'd');
  await round(here);
  await round(second);
  expect(await namesOn(second)).toEqual(['a', 'b', 'c', 'd']);
  await save(second, 'e');
  for (const computer of [second, here, second, here]) await round(computer);
  for (const computer of [here, second]) expect(await namesOn(computer)).toEqual(['a', 'b', 'c', 'd', 'e']);
  // One that was written before the freeze, put back, is older and nothing else.
  plant(server, profileName(toId(characterId)), older);
  await round(second);
  expect(await namesOn(second)).toEqual(['a', 'b', 'c', 'd', 'e']);
});
