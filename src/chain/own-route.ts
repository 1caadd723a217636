/** Requests that go along a route of their own, where a network has one: signed transactions to a private relay, user operations to a bundler. */

/** Sends signed bytes. */
export const SENDING = 'eth_sendRawTransaction';

const BUNDLING =
  /^eth_(?:supportedEntryPoints|estimateUserOperationGas|sendUserOperation|getUserOperation(?:ByHash|Receipt))$/;

/** Only a bundler is asked this (ERC-7769). */
export const isForBundler = (method: string): boolean => BUNDLING.test(method);

/** Never part of a batch, which goes to the nodes. */
export const hasOwnRoute = (method: string): boolean => method === SENDING || isForBundler(method);
