/** Requests and answers of node:http. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, type Asked, BodyCutShort } from './exchange.ts';

/** How long the rest of a body that nobody reads may still arrive after the answer (ms). A client that sends on sees its connection end. */
const REST_TIMEOUT = 500;

/** Path and query of a request target. A proxy's absolute form has an origin before them. */
function targetOf(url: string): { path: string; query: string } {
  const target = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  const at = target.indexOf('?');
  return at === -1 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

const readBody = (incoming: IncomingMessage, take: (part: Uint8Array) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      incoming.off('data', onPart).off('end', onEnd).off('error', onCut).off('close', onCut);
    };
    const onPart = (part: Buffer): void => {
      try {
        take(part);
      } catch (error) {
        end();
        incoming.pause();
        reject(error);
      }
    };
    const onEnd = (): void => {
      end();
      resolve();
    };
    const onCut = (): void => {
      end();
      reject(new BodyCutShort('The client went away.'));
    };
    incoming.on('data', onPart).on('end', onEnd).on('error', onCut).on('close', onCut);
  });

const askedOf = (incoming: IncomingMessage): Asked => ({
  method: incoming.method ?? '',
  ...targetOf(incoming.url ?? ''),
  header(name) {
    const value = incoming.headers[name];
    return typeof value === 'string' ? value : undefined;
  },
  body: (take) => readBody(incoming, take),
});

/** Discards the rest of the body, so that the connection can be used again, or ends the connection. */
function discardRest(incoming: IncomingMessage): void {
  const timer = setTimeout(() => incoming.socket.destroySoon(), REST_TIMEOUT);
  timer.unref();
  // A client that went away is no fault of this program.
  incoming.on('error', () => undefined).once('close', () => clearTimeout(timer));
  incoming.resume();
}

/** How long such a rest is awaited before an answer that ends the connection (ms). */
const REST_BEFORE_END = 5000;

/**
 * Lets a body that nobody read arrive before an answer that ends the connection (HTTP/1.0, `Connection: close`). Otherwise a sender that
 * still sends, such as nginx with its defaults, sees its connection reset and may never read the answer.
 */
function restArrived(incoming: IncomingMessage): Promise<void> {
  // The client may be gone already, and then nothing more is told.
  if (incoming.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, REST_BEFORE_END);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    incoming.on('error', end).once('end', end).once('close', end).resume();
  });
}

type Handling = (asked: Asked, incoming: IncomingMessage) => Promise<Answer> | Answer;

async function respond(incoming: IncomingMessage, outgoing: ServerResponse, answer: Handling): Promise<void> {
  const { status, headers, body } = await answer(askedOf(incoming), incoming);
  if (body !== null) headers['content-length'] = String(Buffer.byteLength(body));
  if (!incoming.complete && !outgoing.shouldKeepAlive) await restArrived(incoming);
  outgoing.writeHead(status, headers);
  if (!incoming.complete) outgoing.once('finish', () => discardRest(incoming));
  if (body === null) outgoing.end();
  else outgoing.end(body);
}

/** A listener for `createServer`. @param answer if it fails, the connection ends without an answer */
export const handlerOf =
  (answer: Handling) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    respond(incoming, outgoing, answer).catch(() => outgoing.destroy());
  };
