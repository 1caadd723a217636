/** Types of the globals of a site that tests read inside the page. */

export interface PageProvider {
  request(args?: unknown): Promise<unknown>;
  isConnected(): boolean;
  on(name: string, listener: (value: unknown) => void): PageProvider;
  [name: string]: unknown;
}

declare global {
  interface Window {
    ethereum: PageProvider;
    /** Made by the first script of e2e/site/index.html. */
    early: { ethereum: string; announced: { info: Record<string, string>; provider: PageProvider }[] };
    /** Made by e2e/site/site.js. */
    site: { provider: PageProvider; events: { name: string; value: unknown }[] };
  }
}
