/** Remembers the login file of a method as it is now, for the time after the method was removed or renewed. */
import { useState } from 'preact/hooks';
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';

export interface LeftBehind {
  file: { address: string; id: string };
  /** `null`: not known. */
  userName: string | null;
}

export function useLeftFile({ loginOptions }: Pick<UnlockedSnapshot, 'loginOptions'>, { id, file }: MethodView) {
  const [before] = useState<LeftBehind | null>(() => {
    const userName = loginOptions.find(({ methodId }) => methodId === id)?.storage?.userName ?? null;
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
