/** What closing the window refuses: the request that was on its screen, and nothing that came in that moment. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPromptWindow } from './prompt-window.ts';

const windows = vi.hoisted(() => ({
  create: vi.fn(),
  get: vi.fn(),
  update: vi.fn(),
  remove: vi.fn(),
  getLastFocused: vi.fn(),
  getCurrent: vi.fn(),
}));
const getContexts = vi.hoisted(() => vi.fn());
vi.mock('webextension-polyfill', () => ({
  default: { windows, runtime: { getContexts, getURL: (path: string) => `chrome-extension://id/${path}` } },
}));

function createMemory<Value>() {
  const memory = {
    kept: null as Value | null,
    load: async () => memory.kept,
    save: async (value: Value | null) => {
      memory.kept = value;
    },
  };
  return memory;
}

let lastId = 0;
beforeEach(() => {
  vi.clearAllMocks();
  windows.create.mockImplementation(async () => ({ id: ++lastId }));
  windows.get.mockResolvedValue({ focused: true });
  windows.update.mockResolvedValue({});
  windows.getLastFocused.mockResolvedValue({ id: 7, left: 0, top: 0, width: 1000 });
  getContexts.mockResolvedValue([]);
});

describe('the prompt window', () => {
  it('is one, brought to the front by the next request', async () => {
    const prompt = createPromptWindow(createMemory(), createMemory(), createMemory());
    expect(await Promise.all([prompt.open(), prompt.open()])).toEqual([{ wasThere: false }, { wasThere: true }]);
    expect(windows.create).toHaveBeenCalledTimes(1);
    expect(windows.update).toHaveBeenCalledWith(lastId, { focused: true, drawAttention: true });
  });

  it('is not opened where the side panel is open beside the page, and counts as one that came to the front', async () => {
    const panel = createMemory<number>();
    const prompt = createPromptWindow(createMemory(), createMemory(), panel);
    getContexts.mockResolvedValue([
      { documentUrl: 'chrome-extension://id/side.html#7' },
      { documentUrl: 'chrome-extension://id/side.html#8' },
    ]);
    await prompt.prepare();
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(windows.create).not.toHaveBeenCalled();
    // The panels of the other windows stay as they are.
    expect(panel.kept).toBe(7);
    getContexts.mockResolvedValue([{ documentUrl: 'chrome-extension://id/side.html#8' }]);
    expect(await prompt.open()).toEqual({ wasThere: false });
    expect(panel.kept).toBeNull();
    // A window that is there stays the place of requests.
    panel.kept = 7;
    getContexts.mockResolvedValue([{ documentUrl: 'chrome-extension://id/prompt.html#side-7' }]);
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(panel.kept).toBeNull();
    expect(windows.create).toHaveBeenCalledTimes(1);
    expect(windows.update).toHaveBeenCalledTimes(1);
  });

  it.each(['minimized', 'fullscreen'])(
    'is opened where the side panel belongs to a window that is %s',
    async (state) => {
      windows.getLastFocused.mockResolvedValue({ id: 7, left: 0, top: 0, width: 1000, state });
      getContexts.mockResolvedValue([{ documentUrl: 'chrome-extension://id/side.html#7' }]);
      expect(await createPromptWindow(createMemory(), createMemory(), createMemory()).open()).toEqual({
        wasThere: false,
      });
      expect(windows.create).toHaveBeenCalledTimes(1);
    },
  );

  it.each(['side.html#', 'prompt.html#side-'])('is opened where the side panel is covered: %s', async (page) => {
    getContexts.mockResolvedValue([{ documentUrl: `chrome-extension://id/${page}` }]);
    expect(await createPromptWindow(createMemory(), createMemory(), createMemory()).open()).toEqual({
      wasThere: false,
    });
    expect(windows.create).toHaveBeenCalledTimes(1);
  });

  it('is opened before its request is there, and comes to the front only for the next one', async () => {
    const memory = createMemory<number>();
    const prompt = createPromptWindow(memory, createMemory(), createMemory());
    await Promise.all([prompt.prepare(), prompt.prepare()]);
    expect(await prompt.open()).toEqual({ wasThere: false });
    expect(windows.create).toHaveBeenCalledTimes(1);
    expect(windows.update).not.toHaveBeenCalled();
    await prompt.prepare();
    expect(windows.update).not.toHaveBeenCalled();
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(windows.create).toHaveBeenCalledTimes(1);
    expect(memory.kept).toBe(lastId);
  });

  it('comes to the front when the person has left it before its request was there', async () => {
    const prompt = createPromptWindow(createMemory(), createMemory(), createMemory());
    await prompt.prepare();
    windows.get.mockResolvedValue({ focused: false });
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(windows.get).toHaveBeenCalledWith(lastId);
    expect(windows.update).toHaveBeenCalledWith(lastId, { focused: true, drawAttention: true });
    expect(windows.create).toHaveBeenCalledTimes(1);
  });

  it('opens again when it is gone before its request was there, and nobody has said so', async () => {
    const prompt = createPromptWindow(createMemory(), createMemory(), createMemory());
    await prompt.prepare();
    windows.get.mockRejectedValue(new Error('No window with id.'));
    windows.update.mockRejectedValue(new Error('No window with id.'));
    expect(await prompt.open()).toEqual({ wasThere: false });
    expect(windows.create).toHaveBeenCalledTimes(2);
  });

  it('is not new any more when the request that it was opened for does not come', async () => {
    const prompt = createPromptWindow(createMemory(), createMemory(), createMemory());
    await Promise.all([prompt.prepare(), prompt.release()]);
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(windows.update).toHaveBeenCalledWith(lastId, { focused: true, drawAttention: true });
  });

  it('opens again when it was closed before its request was there', async () => {
    const prompt = createPromptWindow(createMemory(), createMemory(), createMemory());
    await prompt.prepare();
    expect(await prompt.closed(lastId)).toEqual({ shownId: undefined });
    expect(await prompt.open()).toEqual({ wasThere: false });
    expect(windows.create).toHaveBeenCalledTimes(2);
    // Of one that is gone the browser is asked nothing.
    expect(windows.get).not.toHaveBeenCalled();
  });

  it('is still known when what the window before has shown cannot be forgotten', async () => {
    const [memory, shown] = [createMemory<number>(), createMemory<string>()];
    const prompt = createPromptWindow(
      memory,
      { ...shown, save: () => Promise.reject(new Error('full')) },
      createMemory(),
    );
    expect(await prompt.open()).toEqual({ wasThere: false });
    expect(memory.kept).toBe(lastId);
    expect(await prompt.open()).toEqual({ wasThere: true });
    expect(windows.create).toHaveBeenCalledTimes(1);
    expect(await prompt.closed(lastId)).not.toBeNull();
    windows.create.mockRejectedValue(new Error('no window'));
    await expect(prompt.open()).rejects.toThrow('no window');
  });

  it('reports which request was on its screen when it was closed', async () => {
    const shown = createMemory<string>();
    const prompt = createPromptWindow(createMemory(), shown, createMemory());
    await prompt.open();
    expect(await prompt.closed(lastId + 1)).toBeNull();
    shown.kept = 'request-1';
    expect(await prompt.closed(lastId)).toEqual({ shownId: 'request-1' });
    expect(await prompt.closed(lastId)).toBeNull();
  });

  it('opens where the browser chooses when the browser refuses our place', async () => {
    windows.create.mockRejectedValueOnce(new Error('Invalid value for bounds.'));
    const memory = createMemory<number>();
    await createPromptWindow(memory, createMemory(), createMemory()).open();
    expect(windows.create).toHaveBeenCalledTimes(2);
    const [again] = windows.create.mock.lastCall as [Record<string, unknown>];
    expect(again).toMatchObject({ type: 'popup', width: 400 });
    expect('left' in again || 'top' in again).toBe(false);
    expect(memory.kept).toBe(lastId);
  });

  it.each([
    ['on the first screen', { left: 0, top: 0, width: 1000 }, { left: 584, top: 64 }],
    ['on a screen left of it', { left: -1900, top: 30, width: 1000 }, { left: -1316, top: 94 }],
    ['narrower than the prompt', { left: -300, top: 0, width: 300 }, { left: -300, top: 64 }],
  ])('stands on the window that asks: %s', async (_name, last, place) => {
    windows.getLastFocused.mockResolvedValue(last);
    await createPromptWindow(createMemory(), createMemory(), createMemory()).open();
    expect(windows.create).toHaveBeenCalledWith(expect.objectContaining(place));
  });

  it('ignores the position of a minimised window', async () => {
    windows.getLastFocused.mockResolvedValue({ left: -32000, top: -32000, width: 160, state: 'minimized' });
    await createPromptWindow(createMemory(), createMemory(), createMemory()).open();
    expect(windows.create).toHaveBeenCalledWith(expect.not.objectContaining({ left: expect.anything() }));
  });

  it('a new window has shown nothing yet', async () => {
    const shown = createMemory<string>();
    const prompt = createPromptWindow(createMemory(), shown, createMemory());
    shown.kept = 'of the window before';
    await prompt.open();
    expect(await prompt.closed(lastId)).toEqual({ shownId: undefined });
  });
});
