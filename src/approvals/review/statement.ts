/** Words for signatures that give nobody a right over funds: votes, attestations, log-ins, posts. The asking site always stands beside them. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Statement } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, isOwn, nameOf } from './address.ts';
import { domainRows, fieldRows } from './fields.ts';
import { accountName, type Scene } from './scene.ts';
import { askedBy, reviewTaker } from './taker.ts';
import type { TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

export async function reviewStatement(scene: Scene, meaning: Statement, typedData: TypedData): Promise<TypedWords> {
  const votes = meaning.to === undefined ? null : await reviewVotes(scene, meaning.to);
  const { sentence, verb } = wordsOf(scene, meaning, votes?.called ?? '');
  return {
    sentence,
    warnings: due(elsewhere(scene, meaning), votes?.warning ?? false),
    rows: [
      ...(votes?.rows ?? []),
      ...askedBy(scene),
      { name: 'Moves funds', value: 'No' },
      ...(await domainRows(scene, typedData)),
      ...(await fieldRows(scene, typedData)),
    ],
    limit: null,
    verb,
  };
}

/** A log-in that another site than the service itself asks for. */
const elsewhere = (scene: Scene, { service, site }: Statement): Warning | false =>
  site !== undefined &&
  scene.site !== null &&
  scene.site.domain !== site && {
    rule: 'log-in-elsewhere',
    severity: 'danger',
    title: `${scene.asker} is not ${service}`,
    text: `Whoever has this signature is logged in to ${service} as ${accountName(scene)}. ${service} itself asks for it at ${site}.`,
    tick: `I want ${scene.asker} to be logged in there`,
  };

/** Whoever gets the votes: how the sentence calls them, and a warning where it is somebody else. */
async function reviewVotes(scene: Scene, to: Hex): Promise<{ called: string; warning: Warning | false; rows: Row[] }> {
  if (sameAddress(to, ZERO_ADDRESS)) return { called: 'nobody', warning: false, rows: [] };
  const [name, taker] = await Promise.all([nameOf(scene, to), reviewTaker(scene, to)]);
  return {
    called: taker.called,
    warning: !isOwn(scene, to) && {
      rule: 'gives-votes',
      severity: 'caution',
      title: 'Somebody else will vote for you',
      text: `They vote with all that ${accountName(scene)} holds of it, until you take the votes back.`,
    },
    rows: [addressRow('Who gets your votes', name, taker.label, to)],
  };
}

/** @param taker whoever gets votes */
function wordsOf(
  { asker, character }: Scene,
  { what, service }: Statement,
  taker: string,
): { sentence: Phrase[]; verb: string } {
  const at = service || asker;
  const as = [say(' as '), mark(character.name), say('?')];
  switch (what) {
    case 'vote':
      return { sentence: [say(`Vote at ${at}`), ...as], verb: 'Vote' };
    case 'vote-power':
      return { sentence: [say('Give your votes to '), mark(taker), say('?')], verb: 'Give votes' };
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
