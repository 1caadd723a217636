/** What EIP-6963 asks of an announcement, and that window.ethereum is never fought over. */
import { describe, expect, it } from 'vitest';
import { announce, setEthereum, unsetEthereum } from './announce.ts';

interface Announced {
  info: { uuid: string; name: string; icon: string; rdns: string };
  provider: object;
}

function listen(target: EventTarget): Announced[] {
  const heard: Announced[] = [];
  target.addEventListener('eip6963:announceProvider', (event) => heard.push((event as CustomEvent<Announced>).detail));
  return heard;
}

describe('P6: EIP-6963', () => {
  it('announces at once and on every request, with the same frozen detail', () => {
    const target = new EventTarget();
    const heard = listen(target);
    const provider = {};
    announce(target, provider);
    target.dispatchEvent(new Event('eip6963:requestProvider'));
    target.dispatchEvent(new Event('eip6963:requestProvider'));
    expect(heard).toHaveLength(3);
    const [first] = heard as [Announced];
    for (const detail of heard) {
      expect(Object.isFrozen(detail)).toBe(true);
      expect(Object.isFrozen(detail.info)).toBe(true);
      expect(detail.provider).toBe(provider);
      expect(detail.info).toBe(first.info);
    }
    expect(first.info.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first.info).toMatchObject({ name: 'Dramatis', rdns: 'app.dramatis' });
  });

  it('announces with what was there first, whatever the page puts in its place', () => {
    const target = new EventTarget();
    const heard = listen(target);
    announce(target, {});
    const { CustomEvent } = globalThis;
    globalThis.CustomEvent = class extends Event {} as never;
    target.dispatchEvent(new Event('eip6963:requestProvider'));
    globalThis.CustomEvent = CustomEvent;
    expect(heard[1]).toBe(heard[0]);
  });

  it('another page has another uuid', () => {
    const uuids = [1, 2].map(() => {
      const target = new EventTarget();
      const heard = listen(target);
      announce(target, {});
      return heard[0]?.info.uuid;
    });
    expect(uuids[0]).not.toBe(uuids[1]);
  });

  it('the icon is a base64 data address of a square picture of 96 px or more, without scripts', () => {
    const target = new EventTarget();
    const heard = listen(target);
    announce(target, {});
    const icon = heard[0]?.info.icon ?? '';
    expect(icon).toMatch(/^data:image\/svg\+xml;base64,[A-Za-z0-9+/]+=*$/);
    const svg = atob(icon.slice(icon.indexOf(',') + 1));
    const [width, height] = [/ width="(\d+)"/, / height="(\d+)"/].map((pattern) => Number(pattern.exec(svg)?.[1]));
    expect(width).toBe(height);
    expect(width).toBeGreaterThanOrEqual(96);
    expect(svg).not.toMatch(/<script|on\w+=|href|<foreignObject/i);
  });
});

describe('P7: window.ethereum', () => {
  type Target = EventTarget & { ethereum?: unknown };

  it('is a plain property that anyone may write over; initialized is told', () => {
    const target: Target = new EventTarget();
    let told = 0;
    target.addEventListener('ethereum#initialized', () => told++);
    const provider = {};
    setEthereum(target, provider);
    expect(Object.getOwnPropertyDescriptor(target, 'ethereum')).toEqual({
      value: provider,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    expect(told).toBe(1);
    unsetEthereum(target, provider);
    expect('ethereum' in target).toBe(false);
  });

  it('never fights another wallet', () => {
    const other = {};
    const target: Target = Object.assign(new EventTarget(), { ethereum: other });
    setEthereum(target, {});
    expect(target.ethereum).toBe(other);
    unsetEthereum(target, {});
    expect(target.ethereum).toBe(other);
    let wrote = false;
    const guarded: Target = Object.defineProperty(new EventTarget(), 'ethereum', {
      get: () => other,
      set: () => {
        wrote = true;
      },
    });
    setEthereum(guarded, {});
    expect(wrote).toBe(false);
  });
});
