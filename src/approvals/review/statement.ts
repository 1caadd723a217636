/** Words for signatures that give nobody a right over funds: votes, attestations, log-ins, posts. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Statement } from '../../ethereum/typed-meaning-type.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Phrase } from '../../messaging/approval.ts';
import { domainRows, fieldRows } from './fields.ts';
import type { TypedWords } from './permit.ts';
import type { Scene } from './scene.ts';
import { mark, say } from './words.ts';

export async function reviewStatement(scene: Scene, meaning: Statement, typedData: TypedData): Promise<TypedWords> {
  const { sentence, verb } = wordsOf(scene, meaning);
  return {
    sentence,
    warnings: [],
    rows: [
      { name: 'Moves funds', value: 'No' },
      ...(await domainRows(scene, typedData)),
      ...(await fieldRows(scene, typedData)),
    ],
    limit: null,
    verb,
  };
}

function wordsOf({ asker, character }: Scene, { what, service }: Statement): { sentence: Phrase[]; verb: string } {
  const at = service || asker;
  const as = [say(' as '), mark(character.name), say('?')];
  switch (what) {
    case 'vote':
      return { sentence: [say(`Vote at ${at}`), ...as], verb: 'Vote' };
    case 'vote-power':
      return { sentence: [say('Let somebody else use your votes'), ...as], verb: 'Delegate votes' };
    case 'attestation':
      return { sentence: [say(`Sign a statement for ${at}`), ...as], verb: 'Sign' };
    case 'log-in':
      return { sentence: [say(`Log in to ${at}`), ...as], verb: 'Log in' };
    case 'social':
      return { sentence: [say(`Sign a message of ${at}`), ...as], verb: 'Sign' };
    case 'terms':
      return { sentence: [say(`Accept the terms of ${at}`), ...as], verb: 'Accept' };
    case 'cancel':
      return { sentence: [say('Cancel a transfer that you signed'), ...as], verb: 'Cancel it' };
    default:
      return unreachable(what);
  }
}
