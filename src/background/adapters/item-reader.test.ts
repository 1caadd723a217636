/** What is asked of whom when the person looks at an item: nobody for inline data, their own gateway, or the host that they named. */
import { expect, it } from 'vitest';
import { readItem } from './item-reader.ts';

const CID = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const inline = (value: unknown) => `data:application/json;utf8,${JSON.stringify(value)}`;

function world(pages: Record<string, Response | (() => Response)> = {}, gateway = '') {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    const page = pages[url];
    if (page === undefined) throw new TypeError('Failed to fetch');
    return typeof page === 'function' ? page() : page;
  };
  const read = (uri: string | null, hosts: string[] = []) => readItem(uri, hosts, { fetch, gateway: () => gateway });
  return { asked, read, urls: () => asked.map(({ url }) => url) };
}

it('asks nobody for what stands in the contract itself', async () => {
  const { read, asked } = world();
  const details = await read(
    inline({ name: 'Lantern 1', description: 'A lamp', image: `data:image/svg+xml;utf8,${SVG}` }),
  );
  expect(details).toMatchObject({ name: 'Lantern 1', description: 'A lamp', needs: null, problem: null });
  expect(details.picture).toBe(`data:image/svg+xml;base64,${btoa(SVG)}`);
  expect((await read(`data:image/png;base64,${btoa(String.fromCharCode(...PNG))}`)).picture).toMatch(
    /^data:image\/png;/,
  );
  expect(asked).toEqual([]);
});

it('asks nobody for IPFS without a gateway, and then that gateway alone', async () => {
  const uri = `ipfs://${CID}/1.json`;
  const without = world();
  expect(await without.read(uri)).toMatchObject({ needs: { kind: 'gateway' }, problem: null, picture: null });
  expect(without.asked).toEqual([]);
  const page = `http://127.0.0.1:8080/ipfs/${CID}`;
  const withOne = world(
    {
      [`${page}/1.json`]: Response.json({ name: 'One', image: `https://ipfs.io/ipfs/${CID}/1.png` }),
      [`${page}/1.png`]: new Response(PNG),
    },
    'http://localhost:8080',
  );
  expect(await withOne.read(uri)).toMatchObject({ name: 'One', needs: null, picture: expect.stringMatching(/^data:/) });
  expect(withOne.urls()).toEqual([`${page}/1.json`, `${page}/1.png`]);
});

it('asks a host of the web only where the person has named it, without anything that tells who asks', async () => {
  const pages = {
    'https://meta.example.com/1': () => Response.json({ name: 'One', image: 'https://art.example.org/1.png' }),
    'https://art.example.org/1.png': () => new Response(PNG, { headers: { 'content-type': 'text/html' } }),
  };
  const { read, asked, urls } = world(pages);
  expect((await read('https://meta.example.com/1')).needs).toEqual({ kind: 'host', host: 'meta.example.com' });
  expect(asked).toEqual([]);
  const half = await read('https://meta.example.com/1', ['meta.example.com']);
  expect(half).toMatchObject({ name: 'One', needs: { kind: 'host', host: 'art.example.org' }, picture: null });
  expect(urls()).toEqual(['https://meta.example.com/1']);
  const whole = await read('https://meta.example.com/1', ['meta.example.com', 'art.example.org']);
  expect(whole.picture).toMatch(/^data:image\/png/);
  for (const { init } of asked)
    expect(init).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: expect.any(AbortSignal),
    });
});

it.each<[string, string | null, RegExp]>([
  ['no address', null, /names no picture/],
  ['an address that may not be asked', 'https://192.168.1.1/', /own computer or network/],
  ['no description', 'data:text/html,<script>', /neither a picture nor a description/],
  ['no picture in it', inline({ name: 'x' }), /names no picture/],
  ['a picture that is none', inline({ image: 'data:image/png,hello' }), /picture can’t be shown/],
  ['a picture nowhere', inline({ image: 'javascript:alert(1)' }), /isn’t supported/],
  ['a page that is not there', 'https://a.example.com/404', /doesn’t have the picture \(404\)/],
  ['a host that does not answer', 'https://a.example.com/down', /a\.example\.com didn’t send the picture/],
  ['too many bytes in the contract', `data:image/svg+xml,<svg>${' '.repeat(5 * 1024 * 1024)}</svg>`, /too large/],
  ['too many bytes', 'https://a.example.com/large', /too large/],
])('says what is wrong: %s', async (_what, uri, words) => {
  const large = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      }),
    );
  const { read } = world({
    'https://a.example.com/404': () => new Response('', { status: 404 }),
    'https://a.example.com/large': large,
  });
  const details = await read(uri, ['a.example.com']);
  expect(details).toMatchObject({ picture: null, needs: null, problem: expect.stringMatching(words) });
});
