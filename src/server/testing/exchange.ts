/** The platform's Request and Response, which tests and wallets use, as the server's own. Never outside tests. */
import type { Answer, Asked } from '../http/exchange.ts';

export function askedOf(request: Request): Asked {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    async body(take) {
      for await (const part of request.body ?? []) take(part);
    },
  };
}

export const responseOf = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
