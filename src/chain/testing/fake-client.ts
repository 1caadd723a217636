/** A client whose node answers one request at a time, with batches made of that. Used by tests only. */
import type { Client } from '../client-type.ts';
import { NodeError } from '../node-error.ts';

export function fakeClient(
  request: (method: string, params: readonly unknown[]) => Promise<unknown>,
  chainId = 1,
): Client {
  const one: Client['request'] = (method, params = []) => request(method, params);
  return {
    chainId,
    request: one,
    batch: (requests) =>
      Promise.all(
        requests.map(({ method, params }) =>
          one(method, params).catch((error: unknown) => {
            if (error instanceof NodeError) return error;
            throw error;
          }),
        ),
      ),
    status: () => ({ answers: true, url: null, failedOver: false, routes: [] }),
  };
}
