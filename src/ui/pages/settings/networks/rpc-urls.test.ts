/** Tests of typed RPC URLs. */
import { describe, expect, it } from 'vitest';
import { parseRpcUrls, rpcUrlsProblem } from './rpc-urls.ts';

describe('typed RPC URLs', () => {
  it('are one per line', () => {
    expect(parseRpcUrls(' https://a.example \n\n https://b.example/key\n')).toEqual([
      'https://a.example',
      'https://b.example/key',
    ]);
  });

  it('use https, or http on this computer', () => {
    expect(rpcUrlsProblem('https://a.example\nhttp://127.0.0.1:8545\nhttp://localhost:8545')).toBeNull();
    expect(rpcUrlsProblem('')).toBeNull();
    expect(rpcUrlsProblem('http://a.example')).toBe('Use http:// only for a node on this computer: a.example');
    expect(rpcUrlsProblem('a.example')).toContain('beginning with https://');
    expect(rpcUrlsProblem('https://a.example\nftp://b.example')).toContain('ftp://b.example');
  });
});
