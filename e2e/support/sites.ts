/** Sites for tests: one small page under several origins. Nothing leaves this computer. */
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { serveFolder } from '../../scripts/lib/static-server.mjs';

const FOLDER = join(import.meta.dirname, '..', 'site');

/** Three origins: another host name, and another port, are another site. */
export interface SiteServer {
  one: string;
  two: string;
  three: string;
  stop(): Promise<void>;
}

export async function startSites(headers: Record<string, string> = {}): Promise<SiteServer> {
  const first = await serveFolder(FOLDER, { headers });
  const second = await serveFolder(FOLDER, { headers });
  return {
    one: `http://localhost:${first.port}`,
    two: `http://127.0.0.1:${first.port}`,
    three: `http://localhost:${second.port}`,
    async stop() {
      await first.stop();
      await second.stop();
    },
  };
}

/** Serves the same page at an https origin that need not exist. */
export async function serveAt(context: BrowserContext, origin: string): Promise<void> {
  await context.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(FOLDER, pathname === '/' ? 'index.html' : pathname) });
  });
}

export interface RequestError {
  isError: boolean;
  code: number;
  message: string;
  data?: unknown;
}

export type RequestAnswer = { result: unknown; error?: never } | { error: RequestError; result?: never };

/** The page's own handles, made by site.js. */
interface SitePage {
  site: {
    request(method: string, params?: unknown): Promise<RequestAnswer>;
    events: { name: string; value: unknown }[];
    provider: unknown;
  };
}

/** Sends a request from the page to the wallet; resolves with the answer. */
export const ask = (page: Page, method: string, params?: unknown): Promise<RequestAnswer> =>
  page.evaluate(
    ([name, values]) => (globalThis as unknown as SitePage).site.request(name as string, values),
    [method, params],
  );

/** Events that the provider sent to the page so far. */
export const eventsOf = (page: Page): Promise<{ name: string; value: unknown }[]> =>
  page.evaluate(() => (globalThis as unknown as SitePage).site.events);
