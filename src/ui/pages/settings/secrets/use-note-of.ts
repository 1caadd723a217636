/** The note of an entry that is edited: read once when the form opens, and sent only if the person changed it. */
import { useEffect, useState } from 'preact/hooks';
import type { SecretView } from '../../../../messaging/secret.ts';
import { toSentence, useCommand } from '../../../wallet.tsx';

export function useNoteOf(characterId: string, entry: SecretView | null) {
  const command = useCommand();
  const [before, setBefore] = useState('');
  const [typed, setTyped] = useState<string | null>(entry === null ? '' : null);
  const [problem, setProblem] = useState<string | null>(null);
  const targetId = entry?.targetId;
  useEffect(() => {
    if (targetId === undefined) return;
    command('read-secret', { characterId, targetId, part: 'note' }).then(
      ({ text }) => setBefore(text),
      (error: unknown) => setProblem(toSentence(error)),
    );
  }, [command, characterId, targetId]);
  return {
    value: typed ?? before,
    set: setTyped,
    /** What is saved: `null` leaves it as it is. */
    text: typed,
    problem,
  };
}
