/** Which items of collections a character holds now: those that are shown are asked for each time, the others when the whole list is. */
import type { Client } from '../../chain/client-type.ts';
import { type Holders, type ItemQuestion, readHolders } from '../../chain/items.ts';
import type { Network } from '../../chain/network.ts';
import type { Hex } from '../../lib/bytes.ts';
import { createRemembered } from '../../lib/remembered.ts';
import { itemKey } from '../../messaging/item-view.ts';
import { type ItemChoice, itemChoicesOn, type Profile } from '../../session/session.ts';
import type { FoundItem } from './found-items.ts';
import type { FoundTokens } from './found-tokens.ts';

export interface HeldItems {
  /** Pieces by `itemKey` and account. Absent: not known. */
  of(characterId: string, chainId: number): ReadonlyMap<string, Holders>;
  /** @param whole also of hidden ones @throws WalletError no-network | locked | closed */
  read(question: {
    characterId: string;
    client: Client;
    network: Network;
    profile: Profile;
    whole: boolean;
  }): Promise<void>;
  forget(): void;
}

/** Accounts that are asked for one item of ERC-1155 which was added by hand. */
const MOST_ACCOUNTS = 20;

const NONE: ReadonlyMap<string, Holders> = new Map();

export function createHeldItems(found: Pick<FoundTokens, 'items'>): HeldItems {
  const known = createRemembered<ReadonlyMap<string, Holders>>();
  const keyOf = (characterId: string, chainId: number) => `${characterId}/${chainId}`;

  return {
    of: (characterId, chainId) => known.get(keyOf(characterId, chainId)) ?? NONE,
    async read({ characterId, client, network, profile, whole }) {
      const key = keyOf(characterId, network.chainId);
      const keep = known.asking();
      const { items } = await found.items(characterId, network.chainId);
      const accounts = profile.accounts.map(({ address }) => address);
      const choices = itemChoicesOn(network.chainId, profile.items);
      const before = known.get(key) ?? NONE;
      const all = questionsOf(items, choices, accounts);
      const asked = all.filter(({ isShown, question }) => whole || isShown || !before.has(itemKey(question)));
      const answers = await readHolders(
        client,
        network,
        asked.map(({ question }) => question),
      );
      const next = new Map(before);
      for (const [index, { question }] of asked.entries()) {
        const holders = answers[index];
        if (holders !== undefined && holders !== 'unanswered') next.set(itemKey(question), holders);
      }
      keep(key, next);
    },
    forget: known.forget,
  };
}

/** One for each item. Only accounts that it came to are asked; of one that was added by hand all, up to a number. */
function questionsOf(
  items: readonly FoundItem[],
  choices: ReadonlyMap<string, ItemChoice>,
  accounts: readonly Hex[],
): { question: ItemQuestion; isShown: boolean }[] {
  const questions = new Map<string, { question: ItemQuestion; isShown: boolean }>();
  for (const { contract, id, standard, account, acted } of items) {
    if (!accounts.includes(account)) continue;
    const key = itemKey({ contract, id });
    const known = questions.get(key);
    questions.set(key, {
      question: { contract, id, standard, accounts: [...(known?.question.accounts ?? []), account] },
      isShown: choices.get(key)?.shown ?? (acted || known?.isShown === true),
    });
  }
  for (const [key, { standard, shown }] of choices) {
    const [contract, id] = key.split(':') as [Hex, string];
    if (!shown || questions.has(key)) continue;
    questions.set(key, {
      question: { contract, id, standard, accounts: accounts.slice(0, MOST_ACCOUNTS) },
      isShown: true,
    });
  }
  return [...questions.values()];
}
