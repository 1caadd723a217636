/** Routes of the ID database (messaging/key-server/rows.ts). Parses requests and encodes answers; decides nothing. */
import {
  accountControlSchema,
  controlSchema,
  loginFinishSchema,
  loginStartSchema,
  newIdRowSchema,
  registerFinishSchema,
  registerStartSchema,
} from '../../messaging/key-server/rows.ts';
import type { App } from '../app-type.ts';
import { answer, done } from '../http/answer.ts';
import { bytesInPath, readBody } from '../http/body.ts';
import { malformed, refused, ServerError } from '../http/errors.ts';
import { networkName } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { nameKey } from './account.ts';
import { createAccountTickets } from './account-ticket.ts';
import { createCostlyLimit } from './costly-limit.ts';
import { createIdRows } from './id-rows.ts';
import { createOpaqueRows } from './opaque-rows.ts';

/** Most bytes of a request here: names, records and salts are short. */
const BODY = 8 * 1024;

const exists = (): ServerError => new ServerError('exists', 'Another row has this name.');
const locatorOf = (text: string): Uint8Array => bytesInPath(text, 32);

export function addIdRoutes(app: App, parts: Parts): void {
  const rows = createIdRows(parts);
  const limit = createCostlyLimit(parts);
  app.put('/v1/id/rows/:locator', async ({ req, env }) => {
    limit(env.address);
    const locator = locatorOf(req.param('locator'));
    if (!(await rows.create(locator, await readBody(req, newIdRowSchema, BODY)))) throw exists();
    return done();
  });
  app.get('/v1/id/rows/:locator', async ({ req }) =>
    answer({ salt: await rows.saltOf(locatorOf(req.param('locator'))) }),
  );
  app.post('/v1/id/rows/:locator/control', async ({ req }) => {
    const locator = locatorOf(req.param('locator'));
    await rows.control(locator, await readBody(req, controlSchema, BODY));
    return done();
  });
}

export function addOpaqueRoutes(app: App, parts: Parts): void {
  const rows = createOpaqueRows(parts);
  const { accountOf } = createAccountTickets(parts);
  const limit = createCostlyLimit(parts);
  app.post('/v1/id/opaque/register/start', async ({ req, env }) => {
    limit(env.address);
    const { account, request } = await readBody(req, registerStartSchema, BODY);
    return answer(await rows.startRegistration(request, accountOf(account, { act: 'register-start', request })));
  });
  app.post('/v1/id/opaque/register/finish', async ({ req, env }) => {
    limit(env.address);
    const { account, ...row } = await readBody(req, registerFinishSchema, BODY);
    const made = await rows.finishRegistration({
      ...row,
      account: accountOf(account, { act: 'register-finish', ...row }),
    });
    if (made === 'malformed') throw malformed();
    if (made === 'exists') throw exists();
    return done();
  });
  app.post('/v1/id/opaque/login/start', async ({ req, env }) => {
    limit(env.address);
    const { account, request, ticket } = await readBody(req, loginStartSchema, BODY);
    const key = accountOf(account, { act: 'login-start', request, ticket });
    const started = await rows.startLogin(request, key, ticket, networkName(env.address));
    parts.metrics.count(started.kind === 'shut' ? 'guesses-shut' : 'guesses');
    if (started.kind === 'shut')
      throw new ServerError('too-many', 'Too many guesses. Ask again later.', { retryAfter: started.retryAfter });
    return answer({ login: started.login, response: started.response });
  });
  app.post('/v1/id/opaque/login/finish', async ({ req }) => {
    const { login, finish } = await readBody(req, loginFinishSchema, BODY);
    const proven = await rows.finishLogin(login, finish);
    if (proven === null) throw refused();
    return answer(proven);
  });
  app.post('/v1/oidc/rows/:row/control', async ({ req }) => {
    const row = bytesInPath(req.param('row'), 32);
    await rows.control(row, await readBody(req, controlSchema, BODY));
    return done();
  });
  app.post('/v1/id/opaque/control', async ({ req }) => {
    const { account, ...act } = await readBody(req, accountControlSchema, BODY);
    await rows.control(nameKey(parts.secrets.accountNameKey, account.name), act);
    return done();
  });
}
