/** Asks a server on this computer as fast as it answers, or so many times a second. Raw sockets, so that asking costs little; loopback only. */
import { connect } from 'node:net';

export const CONNECTIONS = 32;

/**
 * @typedef {{ method: string, path: string, body?: unknown, headers?: Record<string, string> }} Asked
 * @typedef {{ status: number, body: string }} Answered
 */

/** @param {Asked} asked */
function toBytes({ method, path, body, headers = {} }) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1'];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${text.length}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

/** The first whole answer in what arrived; `null` while it is not whole. @param {string} text @returns {Answered | null} */
function parse(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = text.slice(0, end);
  const rest = text.slice(end + 4);
  const status = Number(head.slice(9, 12));
  if (status === 204 || status === 304) return { status, body: '' };
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? null : { status, body: rest };
  if (!rest.endsWith('0\r\n\r\n')) return null;
  return { status, body: rest.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '') };
}

/** One connection, one request at a time. @param {number} port */
async function openConnection(port) {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay();
  socket.setEncoding('latin1');
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let text = '';
  /** @type {{ resolve: (answered: Answered) => void, reject: (error: Error) => void } | null} */
  let waiting = null;
  socket.on('data', (chunk) => {
    text += chunk;
    const answered = parse(text);
    if (answered === null) return;
    text = '';
    waiting?.resolve(answered);
  });
  socket.on('close', () => waiting?.reject(new Error('The server closed a connection.')));
  socket.on('error', (error) => waiting?.reject(error));
  return {
    /** @param {Buffer} bytes @returns {Promise<Answered>} */
    ask: (bytes) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(bytes);
      }),
    end: () => socket.destroy(),
  };
}

/**
 * All of them over 32 connections, each connection one after the other.
 * @param {number} port
 * @param {readonly Asked[]} asked
 * @param {{ status: number, perSecond?: number }} options `status`: what every answer must have; `perSecond`: as fast as
 *   possible when it is left out, else begun at that pace, and timed from when it should have begun
 * @returns {Promise<{ perSecond: number, times: number[], bodies: string[] }>} times in ms, sorted
 */
export async function load(port, asked, { status, perSecond }) {
  const requests = asked.map(toBytes);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(port)));
  /** @type {number[]} */
  const times = [];
  /** @type {string[]} */
  const bodies = [];
  let next = 0;
  const begin = performance.now();
  try {
    await Promise.all(
      connections.map(async ({ ask }) => {
        for (let at = next++; at < requests.length; at = next++) {
          let start = performance.now();
          if (perSecond !== undefined) {
            const due = begin + (at * 1000) / perSecond;
            if (due > start) await new Promise((resolve) => setTimeout(resolve, due - start));
            // Timers are late by up to a millisecond: that is not the server's. A backlog is.
            start = Math.max(due, Math.min(performance.now(), due + 1.5));
          }
          const answered = await ask(/** @type {Buffer} */ (requests[at]));
          times.push(performance.now() - start);
          if (answered.status !== status) throw new Error(`Answered ${answered.status}: ${answered.body}`);
          bodies[at] = answered.body;
        }
      }),
    );
  } finally {
    for (const { end } of connections) end();
  }
  const seconds = (performance.now() - begin) / 1000;
  return { perSecond: asked.length / seconds, times: times.sort((a, b) => a - b), bodies };
}

/** @param {readonly number[]} sorted @param {number} share */
export const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
