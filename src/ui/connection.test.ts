/** Tests the connection against a worker that answers, fails, stops and restarts. */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../messaging/snapshot.ts';
import type { CommandMessage, UiMessage } from '../messaging/ui-port.ts';
import { createConnection, LONGEST_SILENCE, type Wire } from './connection.ts';

const picture = (kind: string) => ({ kind }) as unknown as Snapshot;

/** A fake worker whose ports can be observed and closed; `run` fires the next timer of a pause, `passSilence` those of silent ports. */
function createWorker() {
  const ports: { posted: CommandMessage[]; say: (message: UiMessage) => void; stop: () => void; closed: boolean }[] =
    [];
  const timers: { milliseconds: number; act: () => void }[] = [];
  let refuses = 0;
  let deaf = false;
  const open = (): Wire => {
    if (refuses > 0) {
      refuses -= 1;
      throw new Error('Extension context invalidated.');
    }
    const posted: CommandMessage[] = [];
    let hear: (message: UiMessage) => void = () => {};
    let close: () => void = () => {};
    const port = { posted, say: (message: UiMessage) => hear(message), stop: () => close(), closed: false };
    ports.push(port);
    return {
      post: (message) => {
        if (deaf) throw new Error('Attempting to use a disconnected port object');
        posted.push(message);
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onClose: (listener) => {
        close = listener;
      },
      close: () => {
        port.closed = true;
      },
    };
  };
  return {
    parts: { open, later: (milliseconds: number, act: () => void) => void timers.push({ milliseconds, act }) },
    port: (at: number) => {
      const port = ports[at];
      if (port === undefined) throw new Error(`no port ${at}`);
      return port;
    },
    count: () => ports.length,
    /** Makes open ports throw, as after a close without an event. */
    turnDeaf: (on: boolean) => {
      deaf = on;
    },
    refuse: (times: number) => {
      refuses = times;
    },
    run: () => {
      const next = timers.findIndex(({ milliseconds }) => milliseconds !== LONGEST_SILENCE);
      const [timer] = next === -1 ? [] : timers.splice(next, 1);
      timer?.act();
      return timer?.milliseconds;
    },
    passSilence: () => {
      for (const { act } of timers.filter(({ milliseconds }) => milliseconds === LONGEST_SILENCE)) act();
    },
  };
}

describe('createConnection', () => {
  it('keeps the latest snapshot and notifies listeners of each one', () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    let told = 0;
    const end = connection.subscribe(() => {
      told += 1;
    });
    expect(connection.snapshot()).toBeNull();
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('locked') });
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('unlocked') });
    expect(connection.snapshot()?.kind).toBe('unlocked');
    end();
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('locked') });
    expect(told).toBe(2);
  });

  it('sends a command again over a new port if the old port closed without an event', () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    worker.turnDeaf(true);
    void connection.command('lock', {});
    worker.turnDeaf(false);
    worker.run();
    expect(worker.count()).toBe(2);
    expect(worker.port(1).posted).toMatchObject([{ name: 'lock' }]);
  });

  it('matches each answer to its command', async () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    const backup = connection.command('save-backup', {});
    const lock = connection.command('lock', {});
    const [first, second] = worker.port(0).posted;
    worker.port(0).say({ kind: 'answer', id: second?.id ?? 0, answer: null });
    worker.port(0).say({ kind: 'answer', id: first?.id ?? 0, answer: { fileName: 'a', contents: 'b' } });
    await expect(lock).resolves.toBeNull();
    await expect(backup).resolves.toEqual({ fileName: 'a', contents: 'b' });
  });

  it('rejects with the error that the worker sent', async () => {
    const worker = createWorker();
    const asked = createConnection(worker.parts).command('lock', {});
    worker.port(0).say({ kind: 'error', id: 1, error: { code: 'locked', message: 'Log in first.' } });
    await expect(asked).rejects.toMatchObject({ name: 'WalletError', code: 'locked', message: 'Log in first.' });
  });

  it('repeats idempotent commands after a restart and rejects the others', async () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('unlocked') });
    const check = connection.command('check-recipient', { characterId: 'a', from: '0x00', to: '0x01' });
    const send = connection.command('send', {
      characterId: 'a',
      from: '0x00',
      to: '0x01',
      amount: '1',
      token: null,
      everything: false,
      throughLayerOne: false,
    });
    worker.port(0).stop();
    await expect(send).rejects.toMatchObject({ code: 'internal' });
    expect(connection.snapshot()?.kind).toBe('unlocked');
    worker.run();
    expect(worker.port(1).posted.map(({ name }) => name)).toEqual(['check-recipient']);
    worker.port(1).say({ kind: 'answer', id: 1, answer: { known: null } });
    await expect(check).resolves.toEqual({ known: null });
  });

  it('backs off after each failure and resets the delay after a success', () => {
    const worker = createWorker();
    worker.refuse(3);
    createConnection(worker.parts);
    expect([worker.run(), worker.run(), worker.run()]).toEqual([50, 100, 200]);
    expect(worker.count()).toBe(1);
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('locked') });
    worker.port(0).stop();
    expect(worker.run()).toBe(50);
  });

  it('reconnects at once when a command is sent', () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    worker.port(0).stop();
    void connection.command('lock', {});
    expect(worker.port(1).posted.map(({ name }) => name)).toEqual(['lock']);
    worker.run();
    expect(worker.count()).toBe(2);
  });

  it('opens another port if a new one stays silent, and none if it spoke once', async () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    const asked = connection.command('lock', {});
    worker.passSilence();
    expect(worker.port(0).closed).toBe(true);
    expect(worker.run()).toBe(50);
    expect(worker.port(1).posted.map(({ name }) => name)).toEqual(['lock']);
    worker.port(1).say({ kind: 'snapshot', snapshot: picture('locked') });
    worker.passSilence();
    expect(worker.port(1).closed).toBe(false);
    worker.port(1).say({ kind: 'answer', id: 1, answer: null });
    await expect(asked).resolves.toBeNull();
    expect(worker.count()).toBe(2);
  });

  it('ignores messages from a lost port', () => {
    const worker = createWorker();
    const connection = createConnection(worker.parts);
    worker.port(0).stop();
    worker.run();
    worker.port(1).say({ kind: 'snapshot', snapshot: picture('locked') });
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('unlocked') });
    worker.port(0).stop();
    expect(connection.snapshot()?.kind).toBe('locked');
    expect(worker.run()).toBeUndefined();
  });
});

describe('the last picture', () => {
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  it('is shown until the worker sends a snapshot', async () => {
    const worker = createWorker();
    const connection = createConnection({ ...worker.parts, lastPicture: Promise.resolve(picture('unlocked')) });
    const seen: unknown[] = [];
    connection.subscribe(() => seen.push([connection.snapshot()?.kind, connection.isConfirmed()]));
    await turn();
    worker.port(0).say({ kind: 'snapshot', snapshot: picture('locked') });
    expect(seen).toEqual([
      ['unlocked', false],
      ['locked', true],
    ]);
  });

  it('is taken away when what it shows closes by time, unless the worker has confirmed it', async () => {
    for (const confirms of [false, true]) {
      const worker = createWorker();
      const open = { kind: 'unlocked', lockAt: Date.now() + 60_000, stepUp: null } as unknown as Snapshot;
      const connection = createConnection({ ...worker.parts, lastPicture: Promise.resolve(open) });
      await turn();
      if (confirms) worker.port(0).say({ kind: 'snapshot', snapshot: picture('unlocked') });
      expect(connection.snapshot()?.kind).toBe('unlocked');
      worker.run();
      expect(connection.snapshot()?.kind).toBe(confirms ? 'unlocked' : undefined);
    }
  });

  it('is not shown after a snapshot, nor when there is none', async () => {
    for (const last of [picture('unlocked'), null]) {
      const worker = createWorker();
      const connection = createConnection({ ...worker.parts, lastPicture: Promise.resolve(last) });
      expect([connection.snapshot(), connection.isConfirmed()]).toEqual([null, false]);
      worker.port(0).say({ kind: 'snapshot', snapshot: picture('locked') });
      await turn();
      expect([connection.snapshot()?.kind, connection.isConfirmed()]).toEqual(['locked', true]);
    }
  });
});
