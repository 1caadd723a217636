/** What a person decided on an item of a collection: added by hand or by a site, shown, or hidden. Part of the character's document. */
import * as v from 'valibot';
import { type ItemRef, itemKey } from '../../messaging/item-view.ts';
import { orElse } from '../../vault/stored.ts';

export const itemChoiceSchema = v.object({
  /** Chain id, lower-case address of the collection and number of the item: `8453:0x…:12`. */
  id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,15}:0x[0-9a-f]{40}:(0|[1-9]\d{0,77})$/)),
  shown: orElse(v.boolean(), false),
  /** ms since 1970 of the decision. */
  at: orElse(v.number(), 0),
  standard: v.picklist(['ERC721', 'ERC1155']),
  /** Name of the collection when it was decided. Prompts ask again. */
  collection: orElse(v.nullable(v.pipe(v.string(), v.maxLength(80))), null),
});

export type ItemChoice = v.InferOutput<typeof itemChoiceSchema>;

/** How many choices a character keeps: the oldest give way. */
export const ITEM_CHOICES = 200;

export const itemChoiceId = (chainId: number, item: Pick<ItemRef, 'contract' | 'id'>): string =>
  `${chainId}:${itemKey(item)}`;

/** The choices of one network by `itemKey`. */
export const itemChoicesOn = (chainId: number, choices: readonly ItemChoice[] = []): ReadonlyMap<string, ItemChoice> =>
  new Map(
    choices.flatMap((choice) =>
      choice.id.startsWith(`${chainId}:`) ? [[choice.id.slice(choice.id.indexOf(':') + 1), choice]] : [],
    ),
  );

/** The choices with this one in place of an earlier one on the same item. */
export const withItemChoice = (choices: readonly ItemChoice[] = [], choice: ItemChoice): ItemChoice[] =>
  [...choices.filter(({ id }) => id !== choice.id), choice].slice(-ITEM_CHOICES);
