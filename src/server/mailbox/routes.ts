/** Routes of the mailbox (messaging/key-server/mailbox.ts). Parses requests and encodes answers; decides nothing. */
import { MAILBOX_LIFE, mailSchema, SLOTS, type Slot } from '../../messaging/key-server/mailbox.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { App } from '../app-type.ts';
import { answer, done } from '../http/answer.ts';
import { bytesInPath, readBody } from '../http/body.ts';
import { malformed, ServerError } from '../http/errors.ts';
import { createRateLimit, networkName } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { createCostlyLimit } from '../rows/costly-limit.ts';
import { createMailbox } from './mailbox.ts';

/** Most messages of one network within the lifetime of a mailbox. A pairing needs a few; it takes fifty networks to fill the server's limit. */
const OF_ONE_NETWORK = 400;

const boxOf = (text: string): Uint8Array => bytesInPath(text, 32);

/** @throws ServerError malformed */
function slotOf(text: string): Slot {
  const slot = SLOTS.find((each) => each === text);
  if (slot === undefined) throw malformed();
  return slot;
}

export function addMailboxRoutes(app: App, parts: Parts): void {
  const mailbox = createMailbox(parts);
  const limit = createCostlyLimit(parts);
  const shares = createRateLimit(
    { perSecond: OF_ONE_NETWORK / (MAILBOX_LIFE / 1000), burst: OF_ONE_NETWORK },
    parts.now,
  );
  app.put('/v1/mailbox/:box/:slot', async ({ req, env }) => {
    limit(env.address);
    const [box, slot] = [boxOf(req.param('box')), slotOf(req.param('slot'))];
    const retryAfter = shares.take(networkName(env.address), 1);
    if (retryAfter > 0)
      throw new ServerError('too-many', 'Too many messages of this network. Ask again later.', { retryAfter });
    const { mail } = await readBody(req, mailSchema, 2 * LIMITS.mail);
    const put = await mailbox.put(box, slot, mail);
    if (put === 'exists') throw new ServerError('exists', 'Another message was written here.');
    if (put === 'full') throw new ServerError('too-many', 'The mailbox is full. Ask again.', { retryAfter: 60 });
    return done();
  });
  app.get('/v1/mailbox/:box/:slot', async ({ req }) => {
    const mail = await mailbox.get(boxOf(req.param('box')), slotOf(req.param('slot')));
    if (mail === null) throw new ServerError('not-found', 'Nothing is here yet.');
    return answer({ mail });
  });
  app.delete('/v1/mailbox/:box', async ({ req }) => {
    await mailbox.empty(boxOf(req.param('box')));
    return done();
  });
}
