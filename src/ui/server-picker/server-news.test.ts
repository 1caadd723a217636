/** Tests of the key server news in popup and rail. */
import { describe, expect, it } from 'vitest';
import type { ServerView } from '../../messaging/server-view.ts';
import { serverNews, serverTag } from './server-news.ts';

const view = (part: Partial<ServerView>): ServerView => ({
  origin: 'https://keys.example.org',
  fingerprint: '0000 1111',
  state: 'in-step',
  lastContact: 1,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
  ...part,
});
const tag = (part: Partial<ServerView>, deletesAt: number | null = null) =>
  serverTag({ server: view(part), deletesAt });

describe('news of the key server', () => {
  it('are empty without a server, in step, and while changes are sent', () => {
    expect(serverNews(null)).toBeNull();
    expect(serverNews(view({}))).toBeNull();
    expect(serverNews(view({ state: 'sending', waiting: 3 }))).toBeNull();
    expect(tag({ state: 'sending', waiting: 3 })).toBeNull();
  });

  it('count unsent changes while the server can’t be reached', () => {
    expect(serverNews(view({ state: 'unreachable' }))).toMatchObject({ tone: 'quiet', short: 'Key server offline' });
    expect(serverNews(view({ state: 'unreachable', waiting: 1 }))?.short).toBe('Key server offline, 1 unsent change');
    expect(serverNews(view({ state: 'unreachable', waiting: 4 }))?.short).toBe('Key server offline, 4 unsent changes');
    expect(tag({ state: 'unreachable' })).toEqual({ text: 'Away', isUrgent: false });
    expect(tag({ state: 'unreachable', waiting: 1 })?.text).toBe('1 waiting');
  });

  it('are loud full sentences if the server can’t be trusted', () => {
    const news = serverNews(view({ state: 'refused', problem: 'It shows an older state than before.' }));
    expect(news).toMatchObject({ tone: 'loud', sentence: 'It shows an older state than before.' });
    expect(serverNews(view({ state: 'refused' }))?.sentence).toMatch(/\.$/);
    expect(tag({ state: 'refused' })).toEqual({ text: 'Check', isUrgent: true });
  });

  it('mark a pending deletion in every state', () => expect(tag({}, 5)).toEqual({ text: 'Check', isUrgent: true }));
});
