/**
 * Routes of a network as a person sets them, one text each: addresses of nodes in the order in which they are asked, at most one
 * written `send ADDRESS`, a private relay that alone takes signed transactions, and at most one written `bundle ADDRESS`, a bundler of
 * ERC-4337 that alone takes user operations.
 */

export interface Routes {
  rpcUrls: readonly string[];
  /** Signed transactions go there and nowhere else, and nothing else does; `null`: they go to the nodes. */
  sendUrl: string | null;
  /** User operations go there and nowhere else, and nothing else does; `null`: there are none. */
  bundlerUrl: string | null;
}

const SEND = 'send ';
const BUNDLE = 'bundle ';

/** A second relay or bundler is not used: each of them sees all. */
export function readRoutes(routes: readonly string[]): Routes {
  const special = (kind: string) => routes.find((route) => route.startsWith(kind))?.slice(kind.length) ?? null;
  return {
    rpcUrls: routes.filter((route) => !route.startsWith(SEND) && !route.startsWith(BUNDLE)),
    sendUrl: special(SEND),
    bundlerUrl: special(BUNDLE),
  };
}

export const writeRoutes = ({ rpcUrls, sendUrl, bundlerUrl }: Routes): string[] => [
  ...rpcUrls,
  ...(sendUrl === null ? [] : [SEND + sendUrl]),
  ...(bundlerUrl === null ? [] : [BUNDLE + bundlerUrl]),
];

/**
 * The routes that hold where `own` ones were set over `others`. A relay or a bundler alone leaves the nodes as they are.
 * @param own `null`: none were set; an empty list: nobody is asked
 */
export function overRoutes(own: readonly string[] | null, others: Routes): Routes {
  if (own === null) return others;
  const set = readRoutes(own);
  const leavesNodes = set.rpcUrls.length === 0 && own.length > 0;
  return leavesNodes ? { ...set, rpcUrls: others.rpcUrls } : set;
}
