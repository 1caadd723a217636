/** The news of the key server that are shown outside its own page. No news if everything is in sync or a sync is running. */
import type { ServerView } from '../../messaging/server-view.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { toCounted } from '../words/listing.ts';

export interface ServerNews {
  /** `quiet`: a chip. `loud`: a warning with a full sentence that says what to do. */
  tone: 'quiet' | 'loud';
  /** A few words for the chip or the title. */
  short: string;
  /** The full sentence. */
  sentence: string;
}

const waitWords = (count: number): string => toCounted(count, 'unsent change');

/** `null` if there is no news. */
export function serverNews(server: ServerView | null): ServerNews | null {
  if (server === null) return null;
  switch (server.state) {
    case 'refused':
      return {
        tone: 'loud',
        short: 'The key server can’t be trusted right now',
        sentence:
          server.problem ?? 'It sent an answer that can’t be correct. Nothing is sent to it until you have checked.',
      };
    case 'unreachable':
      return {
        tone: 'quiet',
        short: server.waiting === 0 ? 'Key server offline' : `Key server offline, ${waitWords(server.waiting)}`,
        sentence: server.problem ?? 'The key server isn’t responding. You can still log in, sign and send.',
      };
    case 'in-step':
    case 'sending':
      return null;
  }
}

/** The tag for the rail, or `null`. */
export function serverTag({ server, deletesAt }: Pick<UnlockedSnapshot, 'server' | 'deletesAt'>): string | null {
  if (deletesAt !== null) return 'Check';
  const news = serverNews(server);
  if (news === null || server === null) return null;
  if (news.tone === 'loud') return 'Check';
  return server.waiting === 0 ? 'Away' : `${server.waiting} ${server.waiting === 1 ? 'waits' : 'wait'}`;
}
