/** The key server as a function from Request to Response: the order of its layers and the list of its routes. */
import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { App, Environment, From, Routes } from './app-type.ts';
import { asServerError, errorResponse, ServerError } from './http/errors.ts';
import { withHeaders } from './http/headers.ts';
import { bucketName, createRateLimit } from './http/rate-limit.ts';
import { addIdentityRoutes } from './identities/routes.ts';
import { describeError } from './log.ts';
import { addMailboxRoutes } from './mailbox/routes.ts';
import { addOidcRoutes } from './oidc/routes.ts';
import type { Parts } from './parts.ts';
import { addProbeRoutes } from './proxy/routes.ts';
import { addIdRoutes, addOpaqueRoutes } from './rows/id-routes.ts';
import { addKeyRoutes } from './rows/key-routes.ts';

/** The routes, a line per folder. */
const ROUTES: readonly Routes[] = [
  addIdentityRoutes,
  addIdRoutes,
  addOpaqueRoutes,
  addOidcRoutes,
  addKeyRoutes,
  addMailboxRoutes,
  addProbeRoutes,
];

/** How many tokens a request takes from its address's bucket: writing and logging in cost more than reading. */
const costOf = (method: string): number => (method === 'GET' || method === 'OPTIONS' ? 1 : 2);

/** Counts and logs each answer, errors included. */
const watched =
  ({ log, metrics }: Parts): MiddlewareHandler<Environment> =>
  async (context, next) => {
    const start = performance.now();
    metrics.running(1);
    try {
      await next();
    } finally {
      metrics.running(-1);
    }
    const milliseconds = performance.now() - start;
    const { status } = context.res;
    const route = routePath(context, -1);
    metrics.request(route, status, milliseconds / 1000);
    log('request', { route, method: context.req.method, status, milliseconds: Math.round(milliseconds) });
  };

function limited({ rate, now }: Parts): MiddlewareHandler<Environment> {
  const limit = createRateLimit(rate, now);
  return async (context, next) => {
    const retryAfter = limit.take(bucketName(context.env.address), costOf(context.req.method));
    if (retryAfter > 0) throw new ServerError('too-many', 'Too many requests. Ask again later.', { retryAfter });
    await next();
  };
}

/** @returns a function that always answers and never throws */
export function createApp(parts: Parts): (request: Request, from: From) => Promise<Response> {
  const app: App = new Hono();
  app.use(watched(parts));
  app.use(limited(parts));
  app.options('*', () => new Response(null, { status: 204 }));
  for (const add of ROUTES) add(app, parts);
  app.notFound(() => errorResponse(new ServerError('not-found', 'There is no such route.')));
  app.onError((thrown, context) => {
    const error = asServerError(thrown);
    if (error.code === 'internal' || error.code === 'unavailable')
      parts.log('failure', {
        route: routePath(context, -1),
        code: error.code,
        error: describeError(error.cause ?? error),
      });
    return errorResponse(error);
  });
  return async (request, from) => {
    return withHeaders(await app.fetch(request, from), parts.origin);
  };
}
