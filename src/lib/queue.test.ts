/** One work at a time, in order; a failed work stops no other; each caller gets its own result or error. */
import { describe, expect, it } from 'vitest';
import { createQueue } from './queue.ts';

function createGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('createQueue', () => {
  it('begins a work only when the one before has ended, in the order given', async () => {
    const queue = createQueue();
    const events: string[] = [];
    const gate = createGate();
    const first = queue(async () => {
      events.push('first begins');
      await gate.opened;
      events.push('first ends');
    });
    const second = queue(async () => void events.push('second'));
    const third = queue(async () => void events.push('third'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(events).toEqual(['first begins']);
    gate.open();
    await Promise.all([first, second, third]);
    expect(events).toEqual(['first begins', 'first ends', 'second', 'third']);
  });

  it('gives the result and the error to the caller alone, and goes on after a failed work', async () => {
    const queue = createQueue();
    const failed = queue(() => Promise.reject(new Error('full')));
    const thrown = queue(() => {
      throw new Error('broken');
    });
    const after = queue(async () => 7);
    await expect(failed).rejects.toThrow('full');
    await expect(thrown).rejects.toThrow('broken');
    await expect(after).resolves.toBe(7);
  });

  it('runs a work that is given from within after the one that gave it', async () => {
    const queue = createQueue();
    const events: string[] = [];
    let inner: Promise<void> | undefined;
    await queue(async () => {
      inner = queue(async () => void events.push('inner'));
      await new Promise((resolve) => setTimeout(resolve));
      events.push('outer ends');
    });
    await inner;
    expect(events).toEqual(['outer ends', 'inner']);
  });

  it('keeps two queues apart', async () => {
    const [one, other] = [createQueue(), createQueue()];
    const gate = createGate();
    const held = one(() => gate.opened);
    await expect(other(async () => 'done')).resolves.toBe('done');
    gate.open();
    await held;
  });
});
