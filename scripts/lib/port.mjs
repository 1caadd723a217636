/** Free ports of this computer. Holds none of them: whoever asks binds it next. */
import { createServer } from 'node:net';

/**
 * The wanted port when it is free, else one that is.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error) => {
      if (wanted === 0) reject(error);
      else freePort().then(resolve, reject);
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
