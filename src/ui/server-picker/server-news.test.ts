/** Tests of what is told about the key server in popup and rail. */
import { describe, expect, it } from 'vitest';
import type { ServerView } from '../../messaging/snapshot.ts';
import { serverNews, serverTag } from './server-news.ts';

const view = (part: Partial<ServerView>): ServerView => ({
  origin: 'https://keys.example.org',
  fingerprint: '0000 1111',
  state: 'in-step',
  lastContact: 1,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  ...part,
});
const tag = (part: Partial<ServerView>, deletesAt: number | null = null) =>
  serverTag({ server: view(part), deletesAt });

describe('news of the key server', () => {
  it('are none without one, in step, and while something is sent', () => {
    expect(serverNews(null)).toBeNull();
    expect(serverNews(view({}))).toBeNull();
    expect(serverNews(view({ state: 'sending', waiting: 3 }))).toBeNull();
    expect(tag({ state: 'sending', waiting: 3 })).toBeNull();
  });

  it('count what waits while it is away', () => {
    expect(serverNews(view({ state: 'unreachable' }))).toMatchObject({ tone: 'quiet', short: 'Key server away' });
    expect(serverNews(view({ state: 'unreachable', waiting: 1 }))?.short).toBe('Key server away, 1 change waits');
    expect(serverNews(view({ state: 'unreachable', waiting: 4 }))?.short).toBe('Key server away, 4 changes wait');
    expect([tag({ state: 'unreachable' }), tag({ state: 'unreachable', waiting: 1 })]).toEqual(['Away', '1 waits']);
  });

  it('are loud and whole sentences where it is not believed', () => {
    const news = serverNews(view({ state: 'refused', problem: 'It shows an older state than before.' }));
    expect(news).toMatchObject({ tone: 'loud', sentence: 'It shows an older state than before.' });
    expect(serverNews(view({ state: 'refused' }))?.sentence).toMatch(/\.$/);
    expect(tag({ state: 'refused' })).toBe('Look');
  });

  it('point at a deletion that waits, whatever else is', () => expect(tag({}, 5)).toBe('Look'));
});
