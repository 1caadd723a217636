/** Routes of identities (messaging/key-server/identities.ts). Parses requests and encodes answers; decides nothing. */
import {
  invitationSchema,
  openFreezeSessionSchema,
  openSessionSchema,
  writeSchema,
} from '../../messaging/key-server/identities.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { App } from '../app-type.ts';
import { createChallenge } from '../challenges.ts';
import { answer, done, unchanged } from '../http/answer.ts';
import { bytesInPath, numberInQuery, readBody } from '../http/body.ts';
import { createBodyBudget } from '../http/body-budget.ts';
import { ServerError } from '../http/errors.ts';
import type { Asked } from '../http/exchange.ts';
import { bucketName, createRateLimit } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { createCostlyLimit } from '../rows/costly-limit.ts';
import { createAdmission } from './admission.ts';
import { createAudit } from './audit.ts';
import { createLogCache } from './log-cache.ts';
import { auditPage, boxPage, logPage } from './pages.ts';
import { createSuccession, publicKeyOf, receiptOf } from './receipt.ts';
import { createSessions, type Reader } from './sessions.ts';
import { createWriting } from './write.ts';

/** Most bytes of a request that opens a session. */
const SMALL = 4 * 1024;

const idOf = (text: string): Uint8Array => bytesInPath(text, 32);

function tokenIn(request: Asked): Uint8Array | null {
  const text = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.header('authorization') ?? '')?.[1];
  return text === undefined ? null : bytesInPath(text, 32);
}

export function addIdentityRoutes(app: App, parts: Parts): void {
  const { store } = parts;
  const states = createLogCache(parts);
  const audit = createAudit(parts);
  const sessions = createSessions(parts, states, audit);
  const admission = createAdmission(parts);
  const write = createWriting(parts, states, audit, admission);
  // Verifying the signatures of the entries takes longer than everything else.
  const verifying = createRateLimit(parts.rate, parts.now);
  const intake = createBodyBudget(parts);
  const beginning = createCostlyLimit(parts);
  const succession = createSuccession(parts);
  const readerOf = (id: string, request: Asked): Promise<Reader> => sessions.readerOf(idOf(id), tokenIn(request));

  app.get('/v1/server', async () => {
    const receiptKey = publicKeyOf(parts.signing.present());
    const takes = await admission.takes();
    return answer({ name: 'dramatis', protocol: 1, origin: parts.origin, receiptKey, epoch: parts.epoch, takes });
  });
  app.post('/v1/invitations/look', async ({ req, env }) => {
    beginning(env.address);
    const { invitation } = await readBody(req, invitationSchema, SMALL);
    await admission.ensureInvited(invitation);
    return done();
  });
  app.get('/v1/server/succession', () => answer({ steps: succession() }));
  app.post('/v1/identities/:id/challenge', ({ req }) => {
    idOf(req.param('id'));
    return answer({ challenge: createChallenge(parts, 'identity') });
  });
  app.post('/v1/identities/:id/session', async ({ req }) => {
    const id = idOf(req.param('id'));
    return answer(await sessions.open(id, await readBody(req, openSessionSchema, SMALL)));
  });
  app.post('/v1/freeze-codes/challenge', () => answer({ challenge: createChallenge(parts, 'freeze-code') }));
  app.post('/v1/freeze-codes/session', async ({ req }) =>
    answer(await sessions.openByFreezeCode(await readBody(req, openFreezeSessionSchema, SMALL))),
  );
  app.get('/v1/identities/:id/head', async ({ req }) => {
    const { row } = await readerOf(req.param('id'), req);
    // With the number of the receipt key, so that a new key is news to a wallet.
    const etag = `"${parts.epoch}-${row.sequence}-${parts.signing.present().number}"`;
    if (req.header('if-none-match') === etag) return unchanged(etag);
    const { head, sequence } = row;
    return answer({ receipt: receiptOf(parts, row.id, { epoch: parts.epoch, head, sequence }) }, { etag });
  });
  app.get('/v1/identities/:id/log', async ({ req }) =>
    answer(await logPage(store, await readerOf(req.param('id'), req), numberInQuery(req, 'from', 0))),
  );
  app.get('/v1/identities/:id/boxes', async ({ req }) =>
    answer(await boxPage(store, await readerOf(req.param('id'), req), numberInQuery(req, 'after', 0))),
  );
  app.get('/v1/identities/:id/audit', async ({ req }) =>
    answer(await auditPage(store, await readerOf(req.param('id'), req), numberInQuery(req, 'after', 0))),
  );
  app.post('/v1/identities/:id/writes', async ({ req, env }) => {
    const id = idOf(req.param('id'));
    return intake(env.address, async (take) => {
      const wanted = await readBody(req, writeSchema, LIMITS.body, take);
      if (wanted.expect === null) beginning(env.address);
      admission.countWrite(env.address, wanted);
      const retryAfter = verifying.take(bucketName(env.address), wanted.entries.length / 2);
      if (retryAfter > 0) throw new ServerError('too-many', 'Too many entries. Ask again later.', { retryAfter });
      return answer({ receipt: await write(id, wanted) });
    });
  });
}
