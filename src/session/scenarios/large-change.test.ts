/** A change with more boxes than one write holds: all of them reach the server, or wait here if the connection broke. */
import { expect, it } from 'vitest';
import { createId } from '../../keys/ids.ts';
import { appendEntry } from '../../keys/log/append.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { fromHex, randomBytes } from '../../lib/bytes.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { targetName } from '../../sync/box-names.ts';
import { readOutbox } from '../../sync/sync-rows.ts';
import { createEvilServer, namesOf } from '../../sync/testing/evil.ts';
import { signerOf } from '../follow/latest-state.ts';
import { openMethod } from '../login/method-login.ts';
import { createComputer, createServedIdentity, ORIGIN } from '../testing/served.ts';

const MORE = LIMITS.boxesPerWrite + 44;

it.each(['the line holds', 'the line breaks after the first write'])('%s', async (line) => {
  const server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  const { stage } = await createComputer(server.line);
  const created = await createServedIdentity({ stage, line: { fetch: server.line, state: 'open', asked: [] } });
  const { session } = stage;
  await session.keyServer.synchronise();
  const { parts } = session;
  const open = await openMethod(parts, passkeyModeSecret(created.authenticator.prf(created.localSalt).first));
  const [characterId = ''] = open.log.characters.keys();
  const { identityId, head } = open.log;
  const next = appendEntry(open.log, { timestamp: stage.now.at, action: { kind: 'identity-delete' } }, [
    { role: 'author', id: open.method.id, seed: open.keys.signingSeed },
  ]);
  const boxes = Array.from({ length: MORE }, () => ({
    name: targetName(fromHex(characterId), createId()),
    bytes: randomBytes(20),
  }));
  const before = namesOf(server, 'target/').length;
  let writes = 0;
  if (line !== 'the line holds')
    server.lie = (path) => (path.endsWith('/writes') && ++writes > 1 ? new Response('', { status: 502 }) : null);
  const nothing = { idRows: [], keyRows: [], removeIdRows: [], removeKeyRows: [] };
  await parts.server.write(
    { identityId, expect: head, entries: [next.entry], head: next.log.head, boxes, ...nothing },
    signerOf(open),
  );
  open.wipe();
  const waiting = [...(await readOutbox(stage.vault, identityId)).keys()];
  if (line === 'the line holds') {
    expect(namesOf(server, 'target/')).toHaveLength(before + MORE);
    expect(waiting).toEqual([]);
  } else {
    expect(waiting.sort()).toEqual(
      boxes
        .slice(LIMITS.boxesPerWrite)
        .map(({ name }) => name)
        .sort(),
    );
  }
});
