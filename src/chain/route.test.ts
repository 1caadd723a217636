/** Routes as they are written, and what holds where somebody's own lie over others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overRoutes, readRoutes, writeRoutes } from './route.ts';

const OTHERS = {
  rpcUrls: ['https://public.example'],
  sendUrl: 'https://old-relay.example',
  bundlerUrl: 'https://old-bundler.example',
};

describe('routes', () => {
  it('are read as they were written', () => {
    const url = fc.string().map((path) => `https://node.example/${encodeURIComponent(path)}`);
    const routes = fc.record({ rpcUrls: fc.array(url), sendUrl: fc.option(url), bundlerUrl: fc.option(url) });
    fc.assert(
      fc.property(routes, (each) => {
        expect(readRoutes(writeRoutes(each))).toEqual(each);
      }),
    );
  });

  it.each([
    ['none set', null, OTHERS],
    [
      'own nodes, without the relay of the others',
      ['https://own.example'],
      { rpcUrls: ['https://own.example'], sendUrl: null, bundlerUrl: null },
    ],
    [
      'a relay alone',
      ['send https://relay.example'],
      { rpcUrls: OTHERS.rpcUrls, sendUrl: 'https://relay.example', bundlerUrl: null },
    ],
    [
      'both',
      ['https://own.example', 'send https://relay.example'],
      { rpcUrls: ['https://own.example'], sendUrl: 'https://relay.example', bundlerUrl: null },
    ],
    [
      'a bundler alone',
      ['bundle https://bundler.example'],
      { rpcUrls: OTHERS.rpcUrls, sendUrl: null, bundlerUrl: 'https://bundler.example' },
    ],
    ['nobody is asked', [], { rpcUrls: [], sendUrl: null, bundlerUrl: null }],
  ])('%s', (_name, own, holds) => {
    expect(overRoutes(own, OTHERS)).toEqual(holds);
  });
});
