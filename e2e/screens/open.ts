/** Opens built pages of the wallet in an ordinary browser page, under the extension's own content policy. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page, Request } from 'playwright';
import type { Screen } from './screen.ts';
import { NOW } from './snapshots.ts';
import { installStub, type StubWindow } from './stub.ts';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../manifest.json'), 'utf8'));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Path of axe's script at the server of a build. */
export const AXE_PATH = '/axe.min.js';
const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const servers = new Map<string, Promise<string>>();

/**
 * Address of a server of this build on this computer; one per build and process, which ends with the process. Scripts, styles and
 * fonts stay in the browser's cache, which a route of Playwright would turn off: that halves the time of a screen.
 */
function addressOf(folder: string): Promise<string> {
  let address = servers.get(folder);
  if (address === undefined) {
    address = listen(folder);
    servers.set(folder, address);
  }
  return address;
}

function listen(folder: string): Promise<string> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const body = readFileSync(path === AXE_PATH ? AXE_FILE : join(folder, path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'cache-control': path.endsWith('.html') ? 'no-store' : 'max-age=3600, immutable',
        // frame-ancestors and the like have no effect here; what matters for a screen is style-src and script-src.
        'content-security-policy': manifest.content_security_policy.extension_pages,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      server.unref();
      resolve(`http://localhost:${(server.address() as AddressInfo).port}/`);
    });
  });
}

/** A page that shows screens, one after the other. */
interface Stage {
  /** The simulated worker of the current screen; `null` before the first screen. */
  worker: Disposable | null;
  /** Collects the complaints of the current screen. */
  complaints: string[];
  /** What the page is loading: a part of it may come only when it is shown. */
  loading: Set<Request>;
  /** How many loads have begun. */
  begun: number;
}

interface Disposable {
  dispose(): Promise<void>;
}

const stages = new WeakMap<Page, Stage>();

async function stageOf(page: Page): Promise<Stage> {
  const known = stages.get(page);
  if (known !== undefined) return known;
  const stage: Stage = { worker: null, complaints: [], loading: new Set(), begun: 0 };
  page.on('request', (request) => {
    stage.loading.add(request);
    stage.begun += 1;
  });
  page.on('requestfinished', (request) => stage.loading.delete(request));
  page.on('requestfailed', (request) => stage.loading.delete(request));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) stage.complaints.push(message.text());
  });
  page.on('pageerror', (error) => stage.complaints.push(error.stack ?? error.message));
  await page.clock.setFixedTime(NOW);
  stages.set(page, stage);
  return stage;
}

/**
 * Opens one screen; resolves when its steps are done and nothing changes any more. `complaints` collects console errors and
 * policy breaches. A page can show many screens: each is a document of its own, with a worker of its own.
 */
export async function openScreen(page: Page, folder: string, screen: Screen, complaints: string[] = []): Promise<void> {
  const stage = await stageOf(page);
  if (stage.worker !== null) {
    // A URL that differs only in its hash would load nothing.
    await page.goto('about:blank');
    await stage.worker.dispose();
  }
  stage.complaints = complaints;
  await page.setViewportSize({ width: screen.width, height: screen.height });
  const { snapshot, answers = {}, session = {}, activeTab, inPanel = false, holdsPasskey = true } = screen;
  stage.worker = await page.addInitScript(installStub, {
    snapshot,
    answers,
    session,
    holdsPasskey,
    inPanel,
    ...(activeTab === undefined ? {} : { activeTab }),
  });
  await page.goto((await addressOf(folder)) + screen.path);
  await settled(page, stage);
  if (screen.becomes !== undefined) {
    await page.evaluate(
      (next) => (globalThis as unknown as { stub: StubWindow }).stub.push(next as never),
      screen.becomes as unknown,
    );
    await settled(page, stage);
  }
  await screen.steps?.(page);
  await settled(page, stage);
}

/** Resolves when the page is still and has loaded every part that it shows. */
async function settled(page: Page, stage: Stage): Promise<void> {
  let begun: number;
  do {
    begun = stage.begun;
    await still(page);
  } while (stage.loading.size > 0 || stage.begun !== begun);
}

/** Resolves when fonts are loaded, the simulated worker's answers are drawn, and no animation runs or is about to. */
const still = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { stub } = globalThis as unknown as { stub: StubWindow };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const moves = () => document.getAnimations().some((one) => one.playState === 'running' && ends(one));
    // The animation of a spinner never ends.
    const ends = (one: Animation) => Number.isFinite(one.effect?.getComputedTiming().endTime);
    await document.fonts.ready;
    let still = 0;
    while (still < 2) {
      await frame();
      still = stub.soon() > 0 || moves() ? 0 : still + 1;
    }
  });
