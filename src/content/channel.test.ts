/** Both ends of the channel of a document meet in any order, and no one else is on it. */
import { describe, expect, it } from 'vitest';
import { type ChannelGlobals, openChannel as openPageChannel } from '../inpage/channel.ts';
import { HELLO_EVENT, type Tell } from '../messaging/page.ts';
import { openChannel } from './channel.ts';

/** A document with nothing but events, and nodes that are event targets. */
class FakeDocument extends EventTarget {
  createElement = () => new EventTarget();
}
class FakeMouseEvent extends Event {
  readonly relatedTarget: EventTarget;
  constructor(type: string, init: { relatedTarget: EventTarget }) {
    super(type);
    this.relatedTarget = init.relatedTarget;
  }
}

function world() {
  const document = new FakeDocument();
  const asked: unknown[] = [];
  const told: Tell[] = [];
  const globals = { document, MouseEvent: FakeMouseEvent, CustomEvent } as unknown as ChannelGlobals;
  let ready = 0;
  const openContent = () =>
    openChannel(
      document as never,
      (detail) => asked.push(detail),
      () => {
        ready++;
      },
    );
  const openPage = () => openPageChannel(globals, (message) => told.push(message));
  return { document, asked, told, openContent, openPage, readyCount: () => ready };
}

describe('the channel of a document', () => {
  it.each(['page first', 'content first'])('both ends meet: %s', (order) => {
    const { asked, told, openContent, openPage, readyCount } = world();
    let ask: ReturnType<typeof openPage>;
    let content: ReturnType<typeof openContent>;
    if (order === 'page first') {
      ask = openPage();
      content = openContent();
    } else {
      content = openContent();
      ask = openPage();
    }
    expect(readyCount()).toBe(1);
    ask({ id: 1, text: '{"method":"eth_chainId"}' });
    expect(asked).toEqual(['{"id":1,"text":"{\\"method\\":\\"eth_chainId\\"}"}']);
    content.tell({ kind: 'result', id: 1, result: { a: [1] } });
    expect(told).toEqual([{ kind: 'result', id: 1, result: { a: [1] } }]);
  });

  it('a script of the page that says hello later is not heard, and hears nothing', () => {
    const { document, asked, told, openContent, openPage, readyCount } = world();
    openPage();
    const content = openContent();
    const node = new EventTarget();
    const overheard: unknown[] = [];
    node.addEventListener('tell', (event) => overheard.push(event));
    document.dispatchEvent(new FakeMouseEvent(HELLO_EVENT, { relatedTarget: node }));
    node.dispatchEvent(new CustomEvent('ask', { detail: '{"id":1,"text":"{}"}' }));
    content.tell({ kind: 'lost' });
    expect(readyCount()).toBe(1);
    expect(asked).toEqual([]);
    expect(overheard).toEqual([]);
    expect(told).toEqual([{ kind: 'lost' }]);
  });

  it('nothing but text crosses', () => {
    const { document, openContent } = world();
    const content = openContent();
    const node = new EventTarget();
    const details: unknown[] = [];
    node.addEventListener('tell', (event) => details.push((event as CustomEvent).detail));
    document.dispatchEvent(new FakeMouseEvent(HELLO_EVENT, { relatedTarget: node }));
    content.tell({ kind: 'gone' });
    expect(details).toEqual(['{"kind":"gone"}']);
  });
});
