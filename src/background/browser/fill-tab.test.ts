/** Filling a login into the tab: the secret is opened only for a document of exactly its site, and goes into no document but that one. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OTHER_DOCUMENTS, OWN_DOCUMENTS, SAVED, type ShownDocument, show } from '../../testing/shown-documents.ts';
import { type Filling, fillTab } from './fill-tab.ts';

const FILLING: Filling = { site: SAVED, user: 'mara', password: 'secret', code: null };
const TAB = 7;
const DONE = { kind: 'done', filled: ['user', 'password'] };

interface Injection {
  target: { tabId: number; frameIds?: number[]; documentIds?: string[] };
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
}

/** A tab with one document at a time. What was passed into each is in `given`. */
function openTab(first: ShownDocument) {
  let shown = { id: 'document-0', document: first };
  let goTo: { call: number; document: ShownDocument } | null = null;
  let calls = 0;
  const given: { into: string; args: unknown[] }[] = [];
  const tab = {
    given,
    /** What `dramatisFill` answers. */
    answer: DONE as unknown,
    /** The tab goes there just before the injection of this number, from 0. */
    leaves: (call: number, document: ShownDocument) => {
      goTo = { call, document };
    },
    opened: vi.fn(async () => FILLING),
    fill: () => fillTab(TAB, SAVED, tab.opened),
  };
  const executeScript = async ({ target, func, args = [] }: Injection) => {
    if (goTo?.call === calls) shown = { id: `document-${calls + 1}`, document: goTo.document };
    calls += 1;
    expect(target.tabId).toBe(TAB);
    // The browser injects into the document that is named, or not at all.
    if (target.documentIds && !target.documentIds.includes(shown.id)) throw new Error('No document with this id.');
    expect(target.documentIds ?? target.frameIds).toHaveLength(1);
    show(shown.document);
    vi.stubGlobal('dramatisFill', (wanted: unknown) => {
      given.push({ into: shown.id, args: [wanted] });
      return tab.answer;
    });
    // The browser passes the text of a function: nothing around it comes along.
    const result = func ? new Function(`return (${func.toString()})(...arguments)`)(...args) : undefined;
    return [{ documentId: shown.id, result }];
  };
  vi.stubGlobal('chrome', { scripting: { executeScript } });
  return tab;
}

beforeEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllGlobals());

const [site] = OWN_DOCUMENTS as [ShownDocument];
const elsewhere: ShownDocument = { what: 'elsewhere', address: 'https://evil.test/' };

describe('a login is filled into', () => {
  it.each(OWN_DOCUMENTS)('$what', async (document) => {
    const tab = openTab(document);
    expect(await tab.fill()).toEqual(['user', 'password']);
    expect(tab.given).toEqual([{ into: 'document-0', args: [FILLING] }]);
  });
});

describe('the secret is not even opened for', () => {
  // A frame is never asked: only the top document of the tab is.
  it.each(OTHER_DOCUMENTS.filter(({ isFrame }) => !isFrame))('$what', async (document) => {
    const tab = openTab(document);
    await expect(tab.fill()).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('shows another page'),
    });
    expect(tab.opened).not.toHaveBeenCalled();
    expect(tab.given).toEqual([]);
  });
});

describe('a tab that goes elsewhere', () => {
  it.each([
    ['before the check', 0, 'shows another page'],
    ['before the script comes', 1, 'The page has changed'],
    ['before the login comes', 2, 'The page has changed'],
  ] as const)('%s gets nothing', async (_, call, message) => {
    const tab = openTab(site);
    tab.leaves(call, elsewhere);
    await expect(tab.fill()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(message) });
    expect(tab.given).toEqual([]);
    expect(tab.opened).toHaveBeenCalledTimes(call === 2 ? 1 : 0);
  });

  it('gets nothing either where it loads the same site anew', async () => {
    for (const call of [1, 2]) {
      const tab = openTab(site);
      tab.leaves(call, site);
      await expect(tab.fill()).rejects.toMatchObject({ code: 'refused' });
      expect(tab.given).toEqual([]);
    }
  });
});

describe('what the document answers is not believed blindly', () => {
  it.each([
    ['it is another site after all', { kind: 'other-site' }, 'shows another page'],
    ['it shows no field', { kind: 'done', filled: [] }, 'no field'],
    ['it answers nothing', null, 'The page has changed'],
  ] as const)('%s', async (_, answer, message) => {
    const tab = openTab(site);
    tab.answer = answer;
    await expect(tab.fill()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(message) });
  });

  it('a tab that lets nobody in is refused', async () => {
    openTab(site);
    vi.stubGlobal('chrome', { scripting: { executeScript: () => Promise.reject(new Error('Cannot access.')) } });
    await expect(fillTab(TAB, SAVED, async () => FILLING)).rejects.toMatchObject({ code: 'refused' });
  });
});
