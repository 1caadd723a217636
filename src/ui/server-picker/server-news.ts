/** What is worth telling about the key server outside its own page. Silence means that all is in step; an exchange under way is no news. */
import type { ServerView, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { toCounted } from '../words/listing.ts';

export interface ServerNews {
  /** `quiet`: a chip. `loud`: something is refused, and a whole sentence says what to do. */
  tone: 'quiet' | 'loud';
  /** A few words, for the chip or as a title. */
  short: string;
  /** The whole sentence. */
  sentence: string;
}

const waitWords = (count: number): string => `${toCounted(count, 'change')} ${count === 1 ? 'waits' : 'wait'}`;

/** `null`: nothing to tell. */
export function serverNews(server: ServerView | null): ServerNews | null {
  if (server === null) return null;
  switch (server.state) {
    case 'refused':
      return {
        tone: 'loud',
        short: 'The key server is not believed',
        sentence:
          server.problem ?? 'It answered with something that cannot be right. Nothing is sent to it until you looked.',
      };
    case 'unreachable':
      return {
        tone: 'quiet',
        short: server.waiting === 0 ? 'Key server away' : `Key server away, ${waitWords(server.waiting)}`,
        sentence: server.problem ?? 'The key server does not answer. Everyday things work without it.',
      };
    case 'in-step':
    case 'sending':
      return null;
  }
}

/** For one word in the rail. */
export function serverTag({ server, deletesAt }: Pick<UnlockedSnapshot, 'server' | 'deletesAt'>): string | null {
  if (deletesAt !== null) return 'Look';
  const news = serverNews(server);
  if (news === null || server === null) return null;
  if (news.tone === 'loud') return 'Look';
  return server.waiting === 0 ? 'Away' : `${server.waiting} ${server.waiting === 1 ? 'waits' : 'wait'}`;
}
