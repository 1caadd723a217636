/** The list of site logins and notes of a character. It is not in the snapshot, which is sent too often for a long list. */
import { useEffect, useState } from 'preact/hooks';
import type { SecretView } from '../../messaging/secret.ts';
import type { CharacterDetail } from '../../messaging/snapshot.ts';
import { toSentence, useCommand } from '../wallet.tsx';

/** `entries` is `null` until the first answer. Asks again when the list has changed. */
export function useSecrets({ id, secretsMark }: Pick<CharacterDetail, 'id' | 'secretsMark'>): {
  entries: SecretView[] | null;
  /** The part of the character's room for them that is taken: 1 is full. */
  taken: number;
  problem: string | null;
} {
  const command = useCommand();
  const [found, setFound] = useState<{ of: string; entries: SecretView[]; taken: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // `secretsMark` is among the dependencies because it says that the list has changed.
  useEffect(() => {
    let wanted = true;
    command('list-secrets', { characterId: id }).then(
      ({ entries, taken }) => wanted && setFound({ of: id, entries, taken }),
      (error: unknown) => wanted && setProblem(toSentence(error)),
    );
    return () => {
      wanted = false;
    };
  }, [command, id, secretsMark]);
  return { ...(found?.of === id ? found : { entries: null, taken: 0 }), problem };
}
