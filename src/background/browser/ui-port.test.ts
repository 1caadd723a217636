/** Only pages of this extension are heard on the port that commands come over. */
import { describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { UI_PORT } from '../../messaging/ui-port.ts';
import { createUiPorts } from './ui-port.ts';

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { id: 'ours', getURL: (path: string) => `chrome-extension://ours/${path}` } },
}));

const OWN = { id: 'ours', origin: 'chrome-extension://ours', url: 'chrome-extension://ours/prompt.html' };

function accepts(sender: object | undefined, name = UI_PORT): boolean {
  const event = { addListener: () => undefined };
  const port = { name, sender, onMessage: event, onDisconnect: event, postMessage: () => undefined };
  const ports = createUiPorts({
    snapshot: () => new Promise(() => undefined),
    run: async () => null,
    looked: async () => undefined,
  });
  return ports.accept(port as unknown as Runtime.Port);
}

describe('the port of the wallet’s own pages', () => {
  it('takes a page of the extension', () => {
    expect(accepts(OWN)).toBe(true);
  });

  it.each([
    ['no sender', undefined],
    ['another extension', { ...OWN, id: 'other' }],
    ['a content script', { ...OWN, origin: 'https://app.example', url: 'https://app.example/' }],
    ['a page whose address is claimed to be ours', { ...OWN, origin: 'https://app.example' }],
    ['an opaque origin', { ...OWN, origin: 'null' }],
    ['a sender without an origin', { id: 'ours', url: OWN.url }],
    ['an address that only begins like ours', { ...OWN, url: 'chrome-extension://ours.example/' }],
  ])('does not take %s', (_name, sender) => {
    expect(accepts(sender)).toBe(false);
  });

  it('leaves ports of pages alone', () => {
    expect(accepts(OWN, 'page/1')).toBe(false);
  });
});
