/** Opens the port to the worker before the page's modules have loaded, and keeps what comes over it until ui/mount.tsx takes it. */
{
  const port = chrome.runtime.connect({ name: 'ui' });
  const early = { port, received: [], isOpen: true, take: (message) => early.received.push(message) };
  port.onMessage.addListener((message) => early.take(message));
  port.onDisconnect.addListener(() => {
    early.isOpen = false;
  });
  globalThis.earlyWire = early;
}
