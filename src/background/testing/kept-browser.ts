/** The parts of a browser that the wallets of a computer touch, kept in memory. A test puts it in the place of `webextension-polyfill`. */
const session = new Map<string, unknown>();
const notified = new Set<string>();
const nothing = async () => undefined;
export const browser = {
  sessionMemory: session,
  notified,
  opened: [] as string[],
  storage: {
    session: {
      get: async (names: string | string[] | null) => {
        const wanted = names === null ? [...session.keys()] : [names].flat().filter((name) => session.has(name));
        return Object.fromEntries(wanted.map((name) => [name, structuredClone(session.get(name))]));
      },
      set: async (values: Record<string, unknown>) => {
        for (const [name, value] of Object.entries(values)) session.set(name, structuredClone(value));
      },
      remove: async (names: string | string[]) => {
        for (const name of [names].flat()) session.delete(name);
      },
    },
    onChanged: { addListener: () => undefined },
  },
  runtime: {
    getURL: (path: string) => `chrome-extension://ours/${path}`,
    getContexts: async () => [],
    getManifest: () => ({ content_scripts: [], version: '1.2.3' }),
  },
  scripting: {
    getRegisteredContentScripts: async () => [],
    unregisterContentScripts: nothing,
    registerContentScripts: nothing,
  },
  tabs: {
    query: async () => [],
    sendMessage: nothing,
    create: async ({ url }: { url: string }) => {
      browser.opened.push(url);
      return { id: browser.opened.length };
    },
    update: nothing,
  },
  windows: { update: nothing, create: async () => ({ id: 900, tabs: [{ id: 901 }] }), remove: nothing, get: nothing },
  action: { setBadgeText: nothing, setTitle: nothing, setBadgeBackgroundColor: nothing },
  notifications: {
    create: nothing,
    clear: async (id: string) => notified.delete(id),
    getAll: async () => Object.fromEntries([...notified].map((id) => [id, {}])),
  },
  idle: {},
  alarms: {},
};
