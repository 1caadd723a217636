/** Asks for the last picture and its key before the page's modules have loaded (src/messaging/last-picture.ts says what they are); ui/last-picture.ts takes both. */
{
  const answered = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const findKey = async () => {
    const opening = indexedDB.open('picture-key');
    // No key was made, and none is made here.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await answered(opening);
    try {
      return await answered(database.transaction('key').objectStore('key').get('key'));
    } finally {
      database.close();
    }
  };
  // A lock deletes it. The worker may not have seen this page by then, and what was read before shows what is closed now.
  let isDropped = false;
  chrome.storage.session.onChanged.addListener(({ 'last-picture': change }) => {
    if (change && change.newValue === undefined) isDropped = true;
  });
  const early = Promise.all([chrome.storage.session.get('last-picture'), findKey(), () => isDropped]);
  early.catch(() => undefined);
  globalThis.earlyPicture = early;
}
