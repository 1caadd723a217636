/** Routes of the key database (messaging/key-server/rows.ts). Parses requests and encodes answers; decides nothing. */
import {
  accountNumberSchema,
  controlSchema,
  loginAnswerSchema,
  newBlobSchema,
  newKeyRowSchema,
} from '../../messaging/key-server/rows.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { App } from '../app-type.ts';
import { answer, done } from '../http/answer.ts';
import { bytesInPath, readBody } from '../http/body.ts';
import { refused, ServerError } from '../http/errors.ts';
import type { Parts } from '../parts.ts';
import { createCostlyLimit } from './costly-limit.ts';
import { createKeyRows } from './key-rows.ts';

/** Most bytes of a request here: a blob in base64url and its other fields. */
const BODY = 2 * LIMITS.blob;

const numberOf = (text: string): Uint8Array => bytesInPath(text, 32);

export function addKeyRoutes(app: App, parts: Parts): void {
  const rows = createKeyRows(parts);
  const limit = createCostlyLimit(parts);
  app.put('/v1/key/rows/:number', async ({ req, env }) => {
    limit(env.address);
    const number = numberOf(req.param('number'));
    const made = await rows.create(number, await readBody(req, newKeyRowSchema, BODY));
    if (made === 'refused') throw refused();
    if (made === 'exists') throw new ServerError('exists', 'Another row has this number.');
    return done();
  });
  app.post('/v1/key/challenge', async ({ req }) => {
    await readBody(req, accountNumberSchema, BODY);
    return answer({ challenge: rows.challenge() });
  });
  app.post('/v1/key/session', async ({ req }) => {
    const opened = await rows.open(await readBody(req, loginAnswerSchema, BODY));
    parts.metrics.count(opened === null ? 'blobs-refused' : 'blobs');
    if (opened === null) throw refused();
    return answer(opened);
  });
  app.post('/v1/key/rows/:number/blob', async ({ req }) => {
    const number = numberOf(req.param('number'));
    const blob = await readBody(req, newBlobSchema, BODY);
    const replaced = await rows.replaceBlob(number, blob);
    if (replaced === 'refused') throw refused();
    if (replaced === 'stale') throw new ServerError('stale', 'Another blob was written meanwhile.');
    return answer({ version: blob.version });
  });
  app.post('/v1/key/rows/:number/control', async ({ req }) => {
    const number = numberOf(req.param('number'));
    await rows.control(number, await readBody(req, controlSchema, BODY));
    return done();
  });
}
