/** Reviews a recipient: display name, full address and warnings. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { resembles } from '../../ethereum/resemblance.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Warning, WholeAddress } from '../../messaging/approval.ts';
import { fullAddress, isOwn, knownAs, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { CodeKind, KnownAddress } from './review-data.ts';
import { due } from './warning.ts';
import { count } from './words.ts';

export interface Recipient {
  /** For sentences: `Ida Holm`, `an address you have never used`. */
  displayName: string;
  /** For rows. */
  label: string;
  to: WholeAddress;
  warnings: Warning[];
}

/** Addresses that people use to destroy coins. */
const BURNING = new Set(['0x000000000000000000000000000000000000dead', '0xdead000000000000000042069420694206942069']);

/** @param sent the sent asset: coins (`null`) or a token contract */
export async function reviewRecipient(
  context: ReviewContext,
  address: Hex,
  sent: { token: Hex | null },
): Promise<Recipient> {
  const { characterId, chainId, account } = context.request;
  const [code, name] = await Promise.all([
    knownOrNull(context.data.code(characterId, chainId, address)),
    nameOf(context, address),
  ]);
  const known = knownAs(context, address);
  const self = account !== null && sameAddress(account, address);
  const own = isOwn(context, address);
  const isWatched = !own && context.accounts.some((other) => sameAddress(other.address, address));
  const stranger = name === null && !own && (known?.timesSent ?? 0) === 0;
  const ensName = stranger ? await knownOrNull(context.data.ensName(characterId, chainId, address)) : null;
  const double = stranger || known?.name === null ? lookAlike(context, address) : null;
  return {
    displayName: name ?? ensName ?? (stranger ? 'an address you have never used' : 'an address you have used before'),
    label: name ?? (ensName !== null ? `${ensName} (ENS)` : stranger ? 'Never used before' : 'Used before'),
    to: {
      label: double ? 'You are sending to' : 'Recipient',
      address: fullAddress(address),
      known: name ?? (ensName === null ? null : `${ensName} (ENS)`),
      ...(double ? { compare: { label: labelOf(double), address: fullAddress(double.address) } } : {}),
    },
    warnings: due(
      nobody(address),
      sent.token !== null && sameAddress(sent.token, address) && tokenContract(),
      double !== null && impostor(double),
      self && {
        rule: 'to-self',
        severity: 'note',
        title: 'To the same account',
        text: 'Nothing moves; only the network fee is spent.',
      },
      !own && (known?.timesSent ?? 0) === 0 && !double && firstTime(name, isWatched),
      !own && codeWarning(code, sent.token, known),
    ),
  };
}

/** The known address that looks like this one, senders of something among them; named addresses first, then the most used. */
function lookAlike({ known, accounts }: ReviewContext, address: Hex): KnownAddress | null {
  const listed = accounts.map(({ address: known, name, viewOnly }): KnownAddress => {
    const whose = viewOnly ? ({ own: false, watched: true } as const) : { own: true };
    return { address: known, name, timesSent: 0, ...whose };
  });
  const alike = [...known, ...listed].filter((other) => resembles(other.address, address));
  return (
    alike.sort((a, b) => Number(b.name !== null) - Number(a.name !== null) || b.timesSent - a.timesSent)[0] ?? null
  );
}

function labelOf({ name, own, watched, timesSent, timesReceived }: KnownAddress): string {
  if (own) return `${name ?? 'An account'}, your own`;
  if (watched) return `${name ?? 'An account'}, which you only watch`;
  if (isSender({ name, timesSent })) return `An address that sent you something ${count(timesReceived ?? 0, 'time')}`;
  const sent = timesSent === 0 ? 'in your address book' : `where you sent ${count(timesSent, 'time')}`;
  return `${name ?? 'An address'}, ${sent}`;
}

/** It is there for what it sent alone. */
const isSender = ({ name, timesSent }: Pick<KnownAddress, 'name' | 'timesSent'>): boolean =>
  name === null && timesSent === 0;

const impostor = ({ name, timesSent }: KnownAddress): Warning => ({
  rule: 'look-alike',
  severity: 'danger',
  title:
    name === null
      ? `This looks like an address ${isSender({ name, timesSent }) ? 'that sent you something' : 'you used'}, but is another one`
      : `This looks like ${name}’s address, but isn’t`,
  text: 'Someone may want you to confuse the two.',
  tick: 'I compared the whole address and mean this one',
});

function nobody(address: Hex): Warning | false {
  if (address.toLowerCase() !== ZERO_ADDRESS && !BURNING.has(address.toLowerCase())) return false;
  return {
    rule: 'nobody',
    severity: 'danger',
    title: 'Nobody controls this address',
    text: 'What is sent to it is gone for ever.',
    tick: 'I want to destroy what I send',
  };
}

const tokenContract = (): Warning => ({
  rule: 'token-contract',
  severity: 'danger',
  title: 'This is the token itself, not a person',
  text: 'Tokens sent to their own contract are almost always lost.',
  tick: 'I know that they will probably be lost',
});

const firstTime = (name: string | null, isWatched: boolean): Warning => ({
  rule: 'first-time',
  severity: name === null ? 'caution' : 'note',
  title: name === null ? 'You have never sent anything there' : `You have never sent anything to ${name}`,
  text: `${isWatched ? 'You only watch it: its key is not here. ' : ''}Compare the whole address with what you were given.`,
});

function codeWarning(code: CodeKind | null, token: Hex | null, known: KnownAddress | null): Warning | false {
  if (code === null)
    return {
      rule: 'not-looked-at',
      severity: 'note',
      title: 'Could not look at this address',
      text: 'The network does not answer, so it is not known whether this is a person or a contract.',
    };
  if (code !== 'contract' || (known?.timesSent ?? 0) > 0) return false;
  return {
    rule: 'recipient-is-contract',
    severity: 'caution',
    title: 'This is a contract, not a person',
    text: token === null ? 'Coins sent to it can be lost.' : 'Tokens sent to it can be lost.',
  };
}
