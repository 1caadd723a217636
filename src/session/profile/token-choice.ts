/** What a person decided on a token: added by hand or by a site, shown, or hidden. Part of the character's document. */
import * as v from 'valibot';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { orElse } from '../../vault/stored.ts';

export const tokenChoiceSchema = v.object({
  /** Chain id and lower-case address: `8453:0x…`. */
  id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}:0x[0-9a-f]{40}$/)),
  shown: orElse(v.boolean(), false),
  /** ms since 1970 of the decision. */
  at: orElse(v.number(), 0),
  /** As its contract said when it was added. Prompts ask again. */
  symbol: orElse(v.pipe(v.string(), v.maxLength(80)), ''),
  name: orElse(v.pipe(v.string(), v.maxLength(80)), ''),
  decimals: orElse(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36)), 0),
});

export type TokenChoice = v.InferOutput<typeof tokenChoiceSchema>;

/** How many choices a character keeps. */
export const TOKEN_CHOICES = 300;

export const tokenChoiceId = (chainId: number, address: Hex): string => `${chainId}:${address.toLowerCase()}`;

/** The choices of one network by lower-case address. */
export const choicesOn = (chainId: number, choices: readonly TokenChoice[] = []): ReadonlyMap<Hex, TokenChoice> =>
  new Map(
    choices.flatMap((choice) =>
      choice.id.startsWith(`${chainId}:`) ? [[choice.id.slice(choice.id.indexOf(':') + 1) as Hex, choice]] : [],
    ),
  );

/** The choices with this one in place of an earlier one on the same token. @throws WalletError refused when there are too many */
export function withChoice(choices: readonly TokenChoice[] = [], choice: TokenChoice): TokenChoice[] {
  const others = choices.filter(({ id }) => id !== choice.id);
  if (others.length >= TOKEN_CHOICES) throw new WalletError('refused', t.tooManyTokens(TOKEN_CHOICES));
  return [...others, choice];
}

/** Without what was decided on this token. */
export const withoutChoice = (choices: readonly TokenChoice[] = [], id: string): TokenChoice[] =>
  choices.filter((choice) => choice.id !== id);
