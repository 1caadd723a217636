/** Remembers the login file of a method as it is now, for the time after the method was removed or renewed. */
import { useState } from 'preact/hooks';
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { alsoOpens } from '../../identities/also-opens.tsx';

export interface LeftBehind {
  file: { address: string; id: string };
  /** `null`: not known. */
  userName: string | null;
}

export function useLeftFile(
  snapshot: Pick<UnlockedSnapshot, 'identities' | 'loginOptions'>,
  { id, file }: Pick<MethodView, 'id' | 'file'>,
) {
  const [before] = useState<LeftBehind | null>(() => {
    // Another identity still opens with this file: it must not be deleted.
    if (alsoOpens(snapshot, { id }).length > 0) return null;
    const userName = snapshot.loginOptions.find(({ methodId }) => methodId === id)?.storage?.userName ?? null;
    return file == null ? null : { file, userName };
  });
  const [left, setLeft] = useState<LeftBehind | null>(null);
  /** To be called when the method no longer needs its file. Returns whether there is one. */
  function leave(): boolean {
    setLeft(before);
    return before !== null;
  }
  return { left, leave };
}
