/** What the login methods of the session need from the worker: local salts under their tickets, and the calls of a key server. */
import type { LoginPlace } from '../../session/session.ts';
import { createHttp } from '../../sync/remote/http.ts';
import { createRemoteOpaque } from '../../sync/remote/rows.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import { saltOf } from './tickets.ts';

/** @param server gives the origin of the key server that a login is for; asked only by a method that needs one */
export const loginPlace = (server: () => Promise<string>): LoginPlace => ({
  saltOf,
  server,
  opaqueAt: (origin) => createRemoteOpaque(createHttp(parseServerUrl(origin), (url, init) => fetch(url, init))),
});
