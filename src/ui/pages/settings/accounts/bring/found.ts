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
  choose(address: string, chosen: boolean): void;
  rename(address: string, name: string): void;
}

/**
 * What a person says is about an account, not about its place in the list: other keys or words come to the same lines and paths.
 * @param preset is this account chosen as long as the person has said nothing of it?
 */
export function useChoices(found: readonly Found[], preset: (account: Found) => boolean): Choices {
  const [said, setSaid] = useState<ReadonlyMap<string, { chosen?: boolean; name?: string }>>(new Map());
  const say = (address: string, what: { chosen?: boolean; name?: string }) =>
    setSaid((before) => new Map(before).set(address, { ...before.get(address), ...what }));
  return {
    rows: found.map((account) => {
      const { chosen = preset(account), name = account.called } = said.get(account.address) ?? {};
      return { ...account, chosen: chosen && isNew(account), name };
    }),
    choose: (address, chosen) => say(address, { chosen }),
    rename: (address, name) => say(address, { name }),
  };
}
