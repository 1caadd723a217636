/** Words for letting somebody spend a token: by an approval on the network, or by a signature. Decides no limit; the person does. */
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { LimitReview, Phrase, Row, Warning } from '../../messaging/approval.ts';
import { isUnlimited } from '../limit.ts';
import { addressRow, nameOf } from './address.ts';
import { type Asset, amountOf, assetOf, tokenRow, unknownToken } from './asset.ts';
import { accountName, knownOrNull, type Scene } from './scene.ts';
import { due } from './warning.ts';
import { mark, say, until } from './words.ts';

export interface Spending {
  token: Hex;
  spender: Hex;
  /** Base units. */
  asked: bigint;
  chosen: bigint;
  /** A signature needs no transaction to be used later. */
  by: 'signature' | 'transaction';
  /** Adds to what may be spent already. */
  adds: boolean;
  /** ms since 1970; `null` has no end. */
  until: number | null;
  editable: boolean;
}

export interface SpendingWords {
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  limit: LimitReview | null;
  verb: string;
}

export async function reviewSpending(scene: Scene, spending: Spending): Promise<SpendingWords> {
  const asset = await assetOf(scene, spending.token);
  const spenderName = await nameOf(scene, spending.spender);
  return {
    ...speak(scene, asset, spending, spenderName),
    warnings: due(
      unlimited(scene, asset, spending),
      withoutTransaction(scene, asset, spending),
      await spenderWarning(scene, spending),
      moreThanHeld(asset, spending),
      unknownToken(asset),
      ranOut(spending, scene.now),
    ),
    rows: [
      addressRow('Who may spend', spenderName, 'Unknown contract', spending.spender),
      tokenRow(asset),
      ...(spending.by === 'signature' ? [{ name: 'Valid', value: until(spending.until, scene.now) }] : []),
    ],
    limit: {
      symbol: asset.symbol,
      decimals: asset.decimals,
      asked: isUnlimited(spending.asked) ? null : spending.asked.toString(),
      held: asset.held?.toString() ?? null,
      chosen: isUnlimited(spending.chosen) ? null : spending.chosen.toString(),
      editable: spending.editable,
    },
  };
}

function speak(
  { asker, site }: Scene,
  asset: Asset,
  { chosen, adds }: Spending,
  spenderName: string | null,
): Pick<SpendingWords, 'sentence' | 'verb'> {
  const who = site ? asker : (spenderName ?? 'a contract');
  if (isUnlimited(chosen))
    return {
      sentence: [say(`Let ${who} spend `), mark(`all your ${asset.symbol}`), say(', now and later?')],
      verb: 'Allow without limit',
    };
  if (chosen === 0n && !adds)
    return {
      sentence: [say(`Stop ${spenderName ?? 'a contract'} from spending your `), mark(asset.symbol), say('?')],
      verb: 'Stop',
    };
  const amount = amountOf(asset, chosen);
  return adds
    ? { sentence: [say(`Let ${who} spend `), mark(amount), say(' more?')], verb: `Allow ${amount} more` }
    : { sentence: [say(`Let ${who} spend up to `), mark(amount), say('?')], verb: `Allow ${amount}` };
}

const unlimited = (scene: Scene, asset: Asset, { chosen, by, until: end }: Spending): Warning | false =>
  isUnlimited(chosen) && {
    rule: 'unlimited-allowance',
    severity: 'danger',
    title: 'No upper limit',
    text:
      by === 'signature'
        ? `With this signature alone, all ${asset.symbol} that ${accountName(scene)} ever holds can be taken, ${until(end, scene.now)}.`
        : `All ${asset.symbol} that ${accountName(scene)} ever holds can be taken, until you stop it.`,
  };

const withoutTransaction = (scene: Scene, asset: Asset, { chosen, by, until: end }: Spending): Warning | false =>
  by === 'signature' &&
  chosen > 0n &&
  !isUnlimited(chosen) && {
    rule: 'permit',
    severity: 'caution',
    title: 'This can move funds without a transaction',
    text: `Once signed, up to ${amountOf(asset, chosen)} in ${accountName(scene)} can be taken, ${until(end, scene.now)}.`,
  };

async function spenderWarning(scene: Scene, { spender, chosen }: Spending): Promise<Warning | false> {
  if (chosen === 0n) return false;
  const { characterId, chainId } = scene.request;
  const code = await knownOrNull(scene.facts.code(characterId, chainId, spender));
  return (
    (code === 'none' || code === 'delegated') && {
      rule: 'spender-is-account',
      severity: 'danger',
      title: 'Who may spend is no contract',
      text: 'It is the account of somebody, who can then take the tokens by hand. Proper sites name a contract here.',
    }
  );
}

const moreThanHeld = (asset: Asset, { chosen }: Spending): Warning | false =>
  asset.held !== null &&
  chosen > asset.held &&
  !isUnlimited(chosen) && {
    rule: 'more-than-held',
    severity: 'note',
    title: 'More than you have',
    text: `You have ${formatAmount(asset.held, asset.decimals)} ${asset.symbol}. What comes later can be taken too, up to this limit.`,
  };

const ranOut = ({ by, until: end }: Spending, now: number): Warning | false =>
  by === 'signature' &&
  end !== null &&
  end <= now && {
    rule: 'ran-out',
    severity: 'note',
    title: 'This has run out already',
    text: 'The signature would be of no use.',
  };
