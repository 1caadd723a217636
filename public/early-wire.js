/**
 * Opens the port to the worker while the page's own scripts still load, and keeps what comes over it until they take it (ui/mount.tsx).
 * A script of its own, as all modules of a page are loaded before the first one runs.
 */
{
  const port = chrome.runtime.connect({ name: 'ui' });
  const early = { port, received: [], isOpen: true, take: (message) => early.received.push(message) };
  port.onMessage.addListener((message) => early.take(message));
  port.onDisconnect.addListener(() => {
    early.isOpen = false;
  });
  globalThis.earlyWire = early;
}
