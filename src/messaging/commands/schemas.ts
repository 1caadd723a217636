/** What the arguments of several commands are made of. Says how a value is written, not whether a command may use it. */
import * as v from 'valibot';
import type { Hex } from '../../lib/bytes.ts';
import type { AccountSource } from '../account-source.ts';
import type { ApprovalEdits, Decision } from '../approval.ts';
import { everyFieldOf } from '../command-contract.ts';
import type { ItemRef } from '../item-view.ts';
import type { Limit } from '../level.ts';
import type { Look } from '../look.ts';
import { lookSchema } from '../look-schema.ts';
import type { SecondManagerAct, Whose } from '../persons.ts';
import { CURRENCIES } from '../price-view.ts';
import type { Why } from '../security.ts';
import type { Settings } from '../settings.ts';

export const text = v.string();
export const texts = v.array(text);
export const flag = v.boolean();
/** A whole number from 0. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** 0x and 40 hex digits, in any case. */
export const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value));
export const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Hex, without 0x. */
export const characterId = text;
/** What a level may do less than owning, by character. */
export const limits = v.record(text, everyFieldOf<Limit>()(v.picklist(['use', 'view'])));
export const why = everyFieldOf<Why>()(v.picklist(['lost', 'not-lost']));
export const secondManagerFor = v.array(
  everyFieldOf<SecondManagerAct>()(v.picklist(['managers', 'members', 'deletion', 'limits', 'exports'])),
);
/** Whose a new login method is. */
export const whose = everyFieldOf<Whose>()(v.union([v.object({ personId: text }), v.object({ personName: text })]));
export const look = everyFieldOf<Look>()(lookSchema);

/** Groups of a recovery key by their number, or one of each of its sheets (ten at most) by the number of the sheet. */
export const groupsByNumber: v.GenericSchema<unknown, Record<number, string>> = v.record(
  v.pipe(text, v.regex(/^([1-9]|10)$/)),
  text,
);

export const accountSource = everyFieldOf<AccountSource>()(
  v.variant('kind', [
    v.object({ kind: v.literal('phrase'), phrase: text, passphrase: text, paths: texts }),
    v.object({ kind: v.literal('kept-phrase'), targetId: text, paths: texts }),
    v.object({ kind: v.literal('keys'), privateKeys: texts }),
  ]),
);

export const itemRef = everyFieldOf<ItemRef>()(
  v.object({
    contract: v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value)),
    id: v.pipe(text, v.regex(/^(0|[1-9]\d{0,77})$/)),
    standard: v.picklist(['ERC721', 'ERC1155']),
  }),
);

export const settings = everyFieldOf<Partial<Settings>>()(
  v.object({
    autoLockMinutes: v.exactOptional(v.number()),
    windowEthereum: v.exactOptional(flag),
    windowNostr: v.exactOptional(flag),
    httpSites: v.exactOptional(flag),
    blindSigning: v.exactOptional(flag),
    recoveryCheckDays: v.exactOptional(count),
    notifications: v.exactOptional(flag),
    incomingNotifications: v.exactOptional(flag),
    privateNotifications: v.exactOptional(flag),
    sidePanel: v.exactOptional(flag),
    firstSteps: v.exactOptional(flag),
    singleKeys: v.exactOptional(flag),
    accountsApart: v.exactOptional(flag),
    testNetworks: v.exactOptional(flag),
    priceSource: v.exactOptional(v.picklist(['off', 'feeds', 'service'])),
    priceService: v.exactOptional(v.object({ format: v.picklist(['coingecko', 'defillama']), url: text })),
    currency: v.exactOptional(v.picklist(CURRENCIES)),
    assetOrder: v.exactOptional(v.picklist(['value', 'name', 'amount'])),
    ipfsGateway: v.exactOptional(text),
  }),
);

export const edits = everyFieldOf<ApprovalEdits>()(
  v.object({
    accounts: v.exactOptional(v.array(address)),
    newAccount: v.exactOptional(flag),
    loginKey: v.exactOptional(flag),
    chainId: v.exactOptional(chainId),
    fee: v.exactOptional(
      v.object({
        speed: v.picklist(['slow', 'normal', 'fast', 'own', 'site']),
        maxFeePerGas: v.exactOptional(text),
        maxPriorityFeePerGas: v.exactOptional(text),
        gasPrice: v.exactOptional(text),
        gasLimit: v.exactOptional(text),
      }),
    ),
    nonce: v.exactOptional(count),
    separately: v.exactOptional(flag),
    limit: v.exactOptional(v.nullable(text)),
    publicKey: v.exactOptional(text),
    repeat: v.exactOptional(v.picklist(['hour', 'always'])),
    signInAgain: v.exactOptional(v.picklist(['hour', 'day', 'month'])),
    again: v.exactOptional(
      v.object({
        minutes: count,
        transactions: count,
        coins: text,
        fee: text,
        tokens: v.array(v.object({ token: address, most: text })),
      }),
    ),
  }),
);

export const decision = everyFieldOf<Decision>()(
  v.variant('kind', [
    v.object({ kind: v.literal('approve'), revision: count, edits, ticked: texts }),
    v.object({ kind: v.literal('refuse'), setUp: v.exactOptional(v.literal(true)) }),
  ]),
);
