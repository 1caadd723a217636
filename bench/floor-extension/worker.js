/** Third hop: the worker answers, and opens a window that is as large as the wallet's and has nothing to load. */
chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(({ id, method }) => {
    if (method === 'window') chrome.windows.create({ url: 'window.html', type: 'popup', width: 400, height: 672 });
    port.postMessage({ id, result: '0x1' });
  });
});
