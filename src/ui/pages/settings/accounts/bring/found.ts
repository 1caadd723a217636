/** Accounts that were looked up, and which of them the person chooses under which names. */
import { useState } from 'preact/hooks';
import type { SourceAccount } from '../../../../../messaging/account-source.ts';

export interface Found extends SourceAccount {
  /** Unique in its list. */
  id: string;
  /** Where it comes from: a path, a line, a file. */
  from: string;
  /** The name that is proposed. */
  called: string;
  /** An account before it in the list is the same one. */
  repeats: boolean;
}

export interface Choice extends Found {
  chosen: boolean;
  name: string;
}

export const isUsed = ({ holds, sent }: SourceAccount): boolean => holds.length > 0 || sent > 0;

/** Can it be imported? An account that is only looked at gets its key. */
export const isNew = ({ known, watched, repeats }: Found): boolean => (known === null || watched) && !repeats;

export interface Choices {
  rows: Choice[];
  choose(id: string, chosen: boolean): void;
  rename(id: string, name: string): void;
}

/** @param preset is this account chosen as long as the person has said nothing of it? */
export function useChoices(found: readonly Found[], preset: (account: Found) => boolean): Choices {
  const [said, setSaid] = useState<ReadonlyMap<string, { chosen?: boolean; name?: string }>>(new Map());
  const say = (id: string, what: { chosen?: boolean; name?: string }) =>
    setSaid((before) => new Map(before).set(id, { ...before.get(id), ...what }));
  return {
    rows: found.map((account) => {
      const { chosen = preset(account), name = account.called } = said.get(account.id) ?? {};
      return { ...account, chosen: chosen && isNew(account), name };
    }),
    choose: (id, chosen) => say(id, { chosen }),
    rename: (id, name) => say(id, { name }),
  };
}
