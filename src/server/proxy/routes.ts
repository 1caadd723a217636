/** The route at which this server asks itself through its proxy. Without a token of its own it reads no body and tells nothing. */
import { LIMITS } from '../../messaging/key-server/wire.ts';
import type { App } from '../app-type.ts';
import { answer, done } from '../http/answer.ts';
import { readBytes } from '../http/body.ts';
import type { Parts } from '../parts.ts';
import { probeTokens } from './token.ts';

export const PROBE_PATH = '/v1/probe';
/** The ETag of its answers: a proxy that compresses them may change it. */
export const PROBE_ETAG = '"1-probe"';
/** Makes the answer long enough that a proxy which compresses answers compresses this one. */
const PADDING = 'x'.repeat(4096);

export function addProbeRoutes(app: App, parts: Parts): void {
  const use = probeTokens(parts);
  app.get(PROBE_PATH, ({ req, env }) => {
    use(req.header('authorization'));
    const forwarded = req.header('x-forwarded-for') ?? null;
    return answer({ forwarded, isBelieved: env.isBelieved !== false, padding: PADDING }, { etag: PROBE_ETAG });
  });
  app.post(PROBE_PATH, async ({ req }) => {
    use(req.header('authorization'));
    return answer({ bytes: (await readBytes(req, LIMITS.body, () => undefined)).length });
  });
  // Some proxies let through only GET and POST.
  for (const method of ['put', 'delete'] as const)
    app[method](PROBE_PATH, ({ req }) => {
      use(req.header('authorization'));
      return done();
    });
}
