/** Second hop: one port to the worker, opened again when it was stopped. */
{
  let port = null;
  const open = () => {
    port = chrome.runtime.connect({ name: 'floor' });
    port.onMessage.addListener((answer) =>
      document.dispatchEvent(new CustomEvent('floor:answer', { detail: JSON.stringify(answer) })),
    );
    port.onDisconnect.addListener(() => {
      port = null;
    });
  };
  document.addEventListener('floor:ask', ({ detail }) => {
    if (!port) open();
    port.postMessage(JSON.parse(detail));
  });
}
