/** Words for standing rights: what somebody else may do from now on, and with what of yours. Names who gets the right, never who asks. */

import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Power } from '../../ethereum/typed-meaning-type.ts';
import type { Row } from '../../messaging/approval.ts';
import { addressRow, nameOf } from './address.ts';
import { domainRows, fieldRows } from './fields.ts';
import { rightWarning, rightWords } from './right-words.ts';
import type { Scene } from './scene.ts';
import { ranOut } from './spending.ts';
import { askedBy, reviewTaker } from './taker.ts';
import { milliseconds, otherOwner, type TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { mark, say, until } from './words.ts';

export async function reviewPower(scene: Scene, power: Power, typedData: TypedData): Promise<TypedWords> {
  const { to, given, right } = power;
  const words = await rightWords(scene, right);
  const taker = to === null ? null : await reviewTaker(scene, to);
  const called = taker?.called ?? (right.kind === 'post' ? 'a key' : 'whoever has this signature');
  const end = milliseconds(power.deadline);
  const who: Row[] =
    to === null ? [] : [addressRow('Who gets the right', await nameOf(scene, to), taker?.label ?? 'Unknown', to)];
  const rows = [
    ...who,
    ...askedBy(scene),
    { name: 'Signature valid', value: until(end, scene.now) },
    ...(await domainRows(scene, typedData)),
    ...(await fieldRows(scene, typedData)),
  ];
  const warnings = due(otherOwner(scene, power.owner), ranOut({ by: 'signature', until: end }, scene.now));
  if (!given)
    return {
      sentence: [say(`Stop letting ${called} ${words.does} `), mark(words.object), say('?')],
      warnings,
      rows,
      limit: null,
      verb: 'Stop',
    };
  return {
    sentence: [say(`Let ${called} ${words.does} `), mark(words.object), say(`${words.rest}?`)],
    warnings: due(...warnings, rightWarning(words), words.byContract ? (taker?.warning ?? false) : false),
    rows,
    limit: null,
    verb: words.approve,
  };
}
