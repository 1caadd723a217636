/** Speaks to a browser from outside, over its debugging port. Attaches only to what it is told to: a worker that is watched stays awake. */

/**
 * @typedef {object} Session One target, or the browser itself.
 * @property {(method: string, params?: object) => Promise<any>} send
 * @property {(method: string, listener: (params: any) => void) => () => void} on Answers how to stop listening.
 * @property {(expression: string) => Promise<any>} evaluate Awaits promises; answers JSON values; throws what the page throws.
 * @property {() => Promise<void>} detach
 */

/**
 * @param {string} url Of the browser's own web socket.
 * @returns {Promise<{ browser: Session, session: (sessionId: string) => Session, attach: (targetId: string) => Promise<Session>, close: () => void }>}
 */
export async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The browser cannot be reached.')), { once: true });
  });
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Map<string, Set<(params: any) => void>>} */
  const listeners = new Map();
  let lastId = 0;
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser went away.'));
    waiting.clear();
  });
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, method, params, sessionId = '' } = JSON.parse(data);
    if (id === undefined) {
      for (const listener of listeners.get(`${sessionId} ${method}`) ?? []) listener(params);
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  });

  /** @param {string} sessionId Empty for the browser. @returns {Session} */
  function session(sessionId) {
    /** @type {Session['send']} */
    const send = (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
      });
    return {
      send,
      on(method, listener) {
        const key = `${sessionId} ${method}`;
        const set = listeners.get(key) ?? new Set();
        listeners.set(key, set.add(listener));
        return () => void set.delete(listener);
      },
      async evaluate(expression) {
        const { result, exceptionDetails } = await send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          userGesture: true,
        });
        if (exceptionDetails)
          throw new Error(
            exceptionDetails.exception?.description ??
              JSON.stringify(exceptionDetails.exception?.value ?? exceptionDetails.text),
          );
        return result.value;
      },
      detach: async () => void (await browser.send('Target.detachFromTarget', { sessionId })),
    };
  }

  const browser = session('');
  return {
    browser,
    session,
    attach: async (targetId) =>
      session((await browser.send('Target.attachToTarget', { targetId, flatten: true })).sessionId),
    close: () => socket.close(),
  };
}
