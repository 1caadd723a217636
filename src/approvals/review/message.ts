/** Words for signing a message: a sign-in, a text, or bytes that nobody can read. */
import { derivesKey } from '../../ethereum/key-message.ts';
import { claimsSignIn } from '../../ethereum/sign-in.ts';
import { fromHex, fromUtf8 } from '../../lib/bytes.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import { blindRule } from './blind.ts';
import type { Part } from './part.ts';
import type { Scene } from './scene.ts';
import { reviewSignIn } from './sign-in.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

export async function reviewMessage(scene: Scene, payload: Payload & { kind: 'personal-sign' }): Promise<Part> {
  const text = textOf(payload.message);
  if (text === null) return reviewBytes(scene, payload.message);
  return claimsSignIn(text) ? reviewSignIn(scene, text) : reviewText(scene, text);
}

function reviewText(scene: Scene, text: string): Part {
  const readable = toReadable(text);
  return {
    sentence: [say('Sign a message from '), mark(scene.asker), say('?')],
    warnings: [...due(derivesKey(text) && keyWarning(scene)), ...textWarnings(readable)],
    rows: [
      { name: 'Network', value: scene.network.name },
      derivesKey(text)
        ? { name: 'Moves funds', value: 'Whoever has the signature may', tone: 'danger' }
        : { name: 'Moves funds', value: 'Not by itself' },
    ],
    body: { kind: 'message', text: readable.text, isText: true, signIn: false },
    raw: readable.text,
    verb: 'Sign',
  };
}

/** The signature is the key: one site's message shown by another gives that site the key. */
export const keyWarning = ({ asker }: Scene): Warning => ({
  rule: 'derives-key',
  severity: 'danger',
  title: 'This signature may be a key',
  text: `Some networks and services make an account’s key out of it. If this message belongs to another site than ${asker}, then ${asker} gets that key and what it holds.`,
  tick: `I trust ${asker} with this key`,
});

async function reviewBytes(scene: Scene, message: string): Promise<Part> {
  const bytes = (message.length - 2) / 2;
  return {
    sentence: [say('Sign something unreadable for '), mark(scene.asker), say('?')],
    warnings: [
      await blindRule(
        scene,
        'Nobody can read this',
        'It is not text, so nobody can read what it allows.',
        'I know what these bytes are',
      ),
    ],
    rows: [
      { name: 'Length', value: `${bytes} bytes` },
      { name: 'Moves funds', value: 'Unknown', tone: 'danger' },
    ],
    body: { kind: 'message', text: message, isText: false, signIn: false },
    raw: message,
    verb: 'Sign',
  };
}

function textOf(message: string): string | null {
  try {
    return fromUtf8(fromHex(message));
  } catch {
    return null;
  }
}
