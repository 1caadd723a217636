/** Words for signing a message: a sign-in, a text, or bytes that nobody can read. */
import { claimsSignIn } from '../../ethereum/sign-in.ts';
import { fromHex, fromUtf8 } from '../../lib/bytes.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import type { Part } from './part.ts';
import { knownOrNull, type Scene } from './scene.ts';
import { reviewSignIn } from './sign-in.ts';
import { textWarnings, toReadable } from './text.ts';
import { mark, say } from './words.ts';

export async function reviewMessage(scene: Scene, payload: Payload & { kind: 'personal-sign' }): Promise<Part> {
  const text = textOf(payload.message);
  if (text === null) return reviewBytes(scene, payload.message);
  return claimsSignIn(text) ? reviewSignIn(scene, text) : reviewText(scene, text);
}

function reviewText(scene: Scene, text: string): Part {
  const readable = toReadable(text);
  return {
    sentence: [say(`Sign a message for ${scene.asker} as `), mark(scene.character.name), say('?')],
    warnings: textWarnings(readable),
    rows: [
      { name: 'Network', value: scene.network.name },
      { name: 'Moves anything', value: 'Not by itself' },
    ],
    body: { kind: 'message', text: readable.text, isText: true, signIn: false },
    raw: readable.text,
    verb: 'Sign',
  };
}

async function reviewBytes(scene: Scene, message: string): Promise<Part> {
  const allowed = (await knownOrNull(scene.facts.blindSigning())) === true;
  const bytes = (message.length - 2) / 2;
  return {
    sentence: [say(`Sign something unreadable for ${scene.asker} as `), mark(scene.character.name), say('?')],
    warnings: [blind(allowed)],
    rows: [
      { name: 'Length', value: `${bytes} bytes` },
      { name: 'Moves anything', value: 'Unknown', tone: 'danger' },
    ],
    body: { kind: 'message', text: message, isText: false, signIn: false },
    raw: message,
    verb: 'Sign',
  };
}

const blind = (allowed: boolean): Warning =>
  allowed
    ? {
        rule: 'blind-signing',
        severity: 'danger',
        title: 'Nobody can read this',
        text: 'It may allow anything, such as taking all that this account holds.',
        tick: 'I know what these bytes are',
      }
    : {
        rule: 'blind-signing',
        severity: 'refused',
        title: 'Dramatis will not sign this',
        text: 'It is not text, so nobody can read what it allows. Signing what cannot be read is off.',
      };

function textOf(message: string): string | null {
  try {
    return fromUtf8(fromHex(message));
  } catch {
    return null;
  }
}
