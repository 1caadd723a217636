/** The client address behind proxies: never one that the client made up. */
import { expect, it } from 'vitest';
import { addressBehind, parseNetworks } from './forwarded.ts';

const networks = (...list: string[]) => ({ hops: 1, trusted: parseNetworks(list) });

it('is the one that the last of so many proxies wrote', () => {
  const made = '6.6.6.6, 192.0.2.1, 10.0.0.2';
  expect(addressBehind({ hops: 1, trusted: null }, '127.0.0.1', made)).toBe('10.0.0.2');
  expect(addressBehind({ hops: 2, trusted: null }, '127.0.0.1', made)).toBe('192.0.2.1');
  expect(addressBehind({ hops: 2, trusted: null }, '127.0.0.1', undefined)).toBe('127.0.0.1');
});

it('is believed from trusted networks alone', () => {
  const proxies = networks('127.0.0.1', '10.0.0.0/8', '2001:db8::/32');
  const made = '6.6.6.6, 192.0.2.1, 2001:db8::7, 10.0.0.2';
  expect(addressBehind(proxies, '127.0.0.1', made)).toBe('192.0.2.1');
  expect(addressBehind(proxies, '::ffff:127.0.0.1', '6.6.6.6, 192.0.2.1:4711')).toBe('192.0.2.1:4711');
  expect(addressBehind(proxies, '198.51.100.9', made)).toBe('198.51.100.9');
  expect(addressBehind(proxies, '10.1.1.1', undefined)).toBe('10.1.1.1');
  // An asker inside these networks writes whom it likes; what the proxy appended stands last.
  expect(addressBehind(proxies, '127.0.0.1', '10.6.6.6, 10.0.0.9')).toBe('10.0.0.9');
});

it.each(['10.0.0.0/33', '10.0.0.0/', 'example.org', '::/129', ''])('%j is no network', (text) => {
  expect(parseNetworks([text])).toBe(null);
});
