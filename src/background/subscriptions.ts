/** Sends news of subscriptions to the documents that are open and shown. Asks nothing of a network for any other document. */
import type { News, PortMessage } from '../messaging/page.ts';
import type { Watches } from '../rpc/watches.ts';

export interface SubscriptionsDeps {
  watches: Pick<Watches, 'subscriptions' | 'news' | 'end'>;
  /** Runs something later (ms). */
  later: (run: () => void, delay: number) => void;
}

/** Documents are named by what the keys of their requests begin with. */
export interface Subscriptions {
  /** A document opened a port: it is told what it still has, and gets its news again. */
  opened(document: string, post: (message: PortMessage) => void): Promise<void>;
  closed(document: string): void;
  /** The document is shown, or hidden. */
  seen(document: string, visible: boolean): void;
  /** The subscriptions of a document changed. */
  changed(document: string): Promise<void>;
  /** These documents will not come back. */
  ended(isGone: (document: string) => boolean): Promise<void>;
}

/** A document is asked for so often (ms): as often as the first right after news, more and more seldom while there is none. */
export const SOONEST = 4_000;
const LATEST = 12_000;
/** While no node answers: up to so long (ms). */
const LONGEST_REST = 60_000;

interface Listening {
  post: (message: PortMessage) => void;
  visible: boolean;
  delay: number;
  /** A next round is planned or under way. */
  goesOn: boolean;
}

export function createSubscriptions({ watches, later }: SubscriptionsDeps): Subscriptions {
  const listening = new Map<string, Listening>();

  function goOn(document: string): void {
    const listener = listening.get(document);
    if (!listener?.visible || listener.goesOn) return;
    listener.goesOn = true;
    later(() => void round(document, listener), listener.delay);
  }

  async function round(document: string, listener: Listening): Promise<void> {
    const isOn = (): boolean => listening.get(document) === listener && listener.visible;
    if (isOn() && (await watches.subscriptions(document)).length > 0) {
      // After an error of the wallet itself it rests as after one of a node.
      const { news, failed } = await watches.news(document).catch(() => ({ news: [], failed: true }));
      for (const { id, news: all } of news)
        for (const result of all) listener.post({ kind: 'news', subscription: id, result } satisfies News);
      listener.delay = nextDelay(listener.delay, news.length > 0, failed);
      listener.goesOn = false;
      goOn(document);
    } else listener.goesOn = false;
  }

  return {
    async opened(document, post) {
      listening.set(document, { post, visible: true, delay: SOONEST, goesOn: false });
      const ids = await watches.subscriptions(document);
      if (ids.length === 0) return;
      post({ kind: 'subscriptions', ids });
      goOn(document);
    },
    closed: (document) => void listening.delete(document),
    seen(document, visible) {
      const listener = listening.get(document);
      if (!listener) return;
      Object.assign(listener, { visible, delay: SOONEST });
      goOn(document);
    },
    async changed(document) {
      const ids = await watches.subscriptions(document);
      listening.get(document)?.post({ kind: 'subscriptions', ids });
      if (ids.length > 0) goOn(document);
    },
    ended: watches.end,
  };
}

function nextDelay(delay: number, hasNews: boolean, failed: boolean): number {
  if (failed) return Math.min(delay * 2, LONGEST_REST);
  return hasNews ? SOONEST : Math.min(delay * 1.5, LATEST);
}
