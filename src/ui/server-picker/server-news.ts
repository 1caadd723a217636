/** The news of the key server that are shown outside its own page. No news if everything is in sync or a sync is running. */

import { serverPickerNews as t } from '../../locales/en/ui/server-picker/news.ts';
import type { ServerView } from '../../messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';

export interface ServerNews {
  /** `quiet`: a chip. `loud`: a warning with a full sentence that says what to do. */
  tone: 'quiet' | 'loud';
  /** A few words for the chip or the title. */
  short: string;
  /** The full sentence. */
  sentence: string;
}

/** `null` if there is no news. */
export function serverNews(server: ServerView | null): ServerNews | null {
  if (server === null) return null;
  switch (server.state) {
    case 'refused':
      return {
        tone: 'loud',
        short: t.notTrusted,
        sentence: server.problem ?? t.wrongAnswer,
      };
    case 'unreachable':
      return {
        tone: 'quiet',
        short: server.waiting === 0 ? t.offline : t.offlineWithUnsent(server.waiting),
        sentence: server.problem ?? t.offlineSentence,
      };
    case 'in-step':
    case 'sending':
      return null;
  }
}

/** A few words beside a link of the rail. */
export interface RailTag {
  text: string;
  /** The person should look at it. */
  isUrgent: boolean;
}

/** The tag for the rail, or `null`. */
export function serverTag({ server, deletesAt }: Pick<UnlockedSnapshot, 'server' | 'deletesAt'>): RailTag | null {
  if (deletesAt !== null) return { text: t.check, isUrgent: true };
  const news = serverNews(server);
  if (news === null || server === null) return null;
  if (news.tone === 'loud') return { text: t.check, isUrgent: true };
  return { text: server.waiting === 0 ? t.away : t.waiting(server.waiting), isUrgent: false };
}
