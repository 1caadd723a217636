/** The key server as a function from a request to its answer: the order of its layers and the list of its routes. */
import type { Routes } from './app-type.ts';
import { done } from './http/answer.ts';
import { asServerError, errorResponse, ServerError } from './http/errors.ts';
import type { Answer, Asked, From } from './http/exchange.ts';
import { commonHeaders } from './http/headers.ts';
import { bucketName, createRateLimit } from './http/rate-limit.ts';
import { createRouter, type Found } from './http/router.ts';
import { addIdentityRoutes } from './identities/routes.ts';
import { describeError } from './log.ts';
import { addMailboxRoutes } from './mailbox/routes.ts';
import { addOidcRoutes } from './oidc/routes.ts';
import type { Parts } from './parts.ts';
import { addProbeRoutes } from './proxy/routes.ts';
import { addIdRoutes, addOpaqueRoutes } from './rows/id-routes.ts';
import { addKeyRoutes } from './rows/key-routes.ts';
import { addWelcomeRoute } from './welcome.ts';

/** The routes, a line per folder, and the page at the top. */
const ROUTES: readonly Routes[] = [
  addIdentityRoutes,
  addIdRoutes,
  addOpaqueRoutes,
  addOidcRoutes,
  addKeyRoutes,
  addMailboxRoutes,
  addProbeRoutes,
  addWelcomeRoute,
];

/** How many tokens a request takes from its address's bucket: writing and logging in cost more than reading. */
const costOf = (method: string): number => (method === 'GET' || method === 'OPTIONS' ? 1 : 2);

/** The label of requests without a route, in logs and metrics. */
const NO_ROUTE = '/*';

/** @returns a function that always answers and never throws */
export function createApp(parts: Parts): (asked: Asked, from: From) => Promise<Answer> {
  const { log, metrics } = parts;
  const router = createRouter();
  for (const add of ROUTES) add(router, parts);
  const limit = createRateLimit(parts.rate, parts.now);
  const common = commonHeaders(parts.origin);

  function answer(asked: Asked, from: From, found: Found | null): Promise<Answer> | Answer {
    const retryAfter = limit.take(bucketName(from.address), costOf(asked.method));
    if (retryAfter > 0) throw new ServerError('too-many', 'Too many requests. Ask again later.', { retryAfter });
    if (asked.method === 'OPTIONS') return done();
    if (found === null) throw new ServerError('not-found', 'There is no such route.');
    return found.handle(asked, from);
  }

  function failed(thrown: unknown, route: string): Answer {
    const error = asServerError(thrown);
    if (error.code === 'internal' || error.code === 'unavailable')
      log('failure', { route, code: error.code, error: describeError(error.cause ?? error) });
    return errorResponse(error);
  }

  return async (asked, from) => {
    const start = performance.now();
    metrics.running(1);
    const found = router.find(asked.method, asked.path);
    const route = found?.pattern ?? NO_ROUTE;
    let answered: Answer;
    try {
      answered = await answer(asked, from, found);
    } catch (thrown) {
      answered = failed(thrown, route);
    }
    metrics.running(-1);
    const milliseconds = performance.now() - start;
    const { status, headers, body } = answered;
    metrics.request(route, status, milliseconds / 1000);
    log('request', { route, method: asked.method, status, milliseconds: Math.round(milliseconds) });
    return { status, headers: { ...common, ...headers }, body };
  };
}
