/**
 * The one window for requests: opened for the first request, brought to the front for the next, and its closing is reported. Where the side panel
 * is open beside the page, requests are shown in it (ui/popup/popup.tsx), and no window opens. Decides nothing about a request.
 */
import browser from 'webextension-polyfill';
import { createQueue } from '../../lib/queue.ts';
import type { Memory } from './memory.ts';
import { windowsWithPanel } from './side-panel.ts';

const WIDTH = 400;
/** Inner height 640 and the title bar. */
const HEIGHT = 672;

export interface PromptWindow {
  /** Opens it, or brings it to the front. */
  open(): Promise<{ wasThere: boolean }>;
  /** Opens it where it is not there yet. The next `open` finds it new, and brings it to the front only if the person has left it meanwhile. */
  prepare(): Promise<void>;
  /** The request that it was prepared for does not come: it is not new for the next one. */
  release(): Promise<void>;
  /** Closes it when it is there. */
  close(): Promise<void>;
  /**
   * Is this the window that was closed? Forgets it.
   * @returns the id of the request that was on its screen last, `undefined` when it did not come to show one; `null`: another window
   */
  closed(windowId: number): Promise<{ shownId: string | undefined } | null>;
}

/**
 * @param shown written by the window itself, under SHOWN_REQUEST @param panel read by the panels, under PANEL_OF_REQUESTS
 * @param opening called when it is about to be opened
 */
export function createPromptWindow(
  memory: Memory<number>,
  shown: Memory<string>,
  panel: Memory<number>,
  opening: () => void = () => undefined,
): PromptWindow {
  const inTurn = createQueue();
  /** The window that `prepare` opened, while it is new. */
  let prepared: number | null = null;

  const focus = (windowId: number): Promise<boolean> =>
    browser.windows.update(windowId, { focused: true, drawAttention: true }).then(
      () => true,
      () => false,
    );

  /** The review may have taken seconds, and the person has gone back to the page meanwhile. */
  const isInFront = (windowId: number): Promise<boolean> =>
    browser.windows.get(windowId).then(
      ({ focused }) => focused,
      () => false,
    );

  /**
   * What the window before has shown, and which panel shows requests, is forgotten on the way, once the browser has begun: the new one writes much later. A failure of that is
   * no reason to lose a window that is open: the new one writes over it when it shows a request.
   */
  async function openNew(place: Place): Promise<number | null> {
    opening();
    const created = create(place);
    const forgotten = Promise.allSettled([shown.save(null), panel.save(null)]);
    const windowId = (await created) ?? null;
    await memory.save(windowId);
    await forgotten;
    return windowId;
  }

  async function forget(): Promise<void> {
    prepared = null;
    await memory.save(null);
  }

  return {
    open: () =>
      inTurn(async () => {
        const made = prepared;
        prepared = null;
        const [known, place, isSeen] = await Promise.all([memory.load(), beside(), made !== null && isInFront(made)]);
        if (isSeen && known === made) return { wasThere: false };
        // Where a window is there, the panel that showed requests goes back to the wallet.
        const at = known !== null && (await focus(known)) ? null : place;
        if (at === null || typeof at === 'number') {
          await panel.save(at);
          return { wasThere: true };
        }
        await openNew(at);
        return { wasThere: false };
      }),
    prepare: () =>
      inTurn(async () => {
        const [known, place] = await Promise.all([memory.load(), beside()]);
        if (known === null && typeof place !== 'number') prepared = await openNew(place);
      }),
    release: () =>
      inTurn(async () => {
        prepared = null;
      }),
    close: () =>
      inTurn(async () => {
        const known = await memory.load();
        await forget();
        if (known !== null) await browser.windows.remove(known).catch(() => undefined);
      }),
    closed: (windowId) =>
      inTurn(async () => {
        if ((await memory.load()) !== windowId) return null;
        await forget();
        return { shownId: (await shown.load()) ?? undefined };
      }),
  };
}

interface Place {
  left?: number;
  top?: number;
}

/** @returns the window's id. Where the browser refuses the place (half of a window must be on a screen), the browser chooses one. */
async function create(place: Place): Promise<number | undefined> {
  const shape = { url: browser.runtime.getURL('prompt.html'), type: 'popup', width: WIDTH, height: HEIGHT } as const;
  const opened = await browser.windows.create({ ...shape, ...place }).catch(() => browser.windows.create(shape));
  return opened.id;
}

/**
 * Beside the page that asks: in its side panel where it can be seen, else under the button of the extension; anywhere when the browser does not
 * say. A window that fills the screen, or that is not on it, shows no panel. Never further left than that window, which may stand on a screen
 * left of the first one, where coordinates are negative.
 * @returns the place of a new window, or the id of the window whose panel it is
 */
async function beside(): Promise<Place | number> {
  const [last, panels] = await Promise.all([browser.windows.getLastFocused().catch(() => null), windowsWithPanel()]);
  const { id, left, top, width, state } = last ?? {};
  if (state === 'minimized') return {};
  if (id !== undefined && state !== 'fullscreen' && panels.includes(`${id}`)) return id;
  if (left === undefined || top === undefined || width === undefined) return {};
  return { left: left + Math.max(0, width - WIDTH - 16), top: top + 64 };
}
