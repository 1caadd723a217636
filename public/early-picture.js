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
  const early = Promise.all([chrome.storage.session.get('last-picture'), findKey()]);
  early.catch(() => undefined);
  globalThis.earlyPicture = early;
}
