/** The commands about items of collections: their part of the table in commands.ts. */
import { chooseItem } from './choose-item.ts';
import { lookUpItem } from './look-up-item.ts';
import { readItem } from './read-item.ts';
import { sendItem } from './send-item.ts';

export const ITEM_COMMANDS = {
  'look-up-item': lookUpItem,
  'choose-item': chooseItem,
  'read-item': readItem,
  'send-item': sendItem,
} as const;
