/** Asks for another character, and gives it something of this one. The caller has the words and the command. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { CharacterSummary } from '../../../messaging/snapshot.ts';
import { CharacterRadio } from '../../components/character-radio.tsx';
import { useToast } from '../../components/toast.tsx';
import { useAct } from '../../wallet.tsx';
import { ActionDialog } from './action-dialog.tsx';

export function ToCharacter(props: {
  title: string;
  /** The character that has it now; it is not offered. */
  character: CharacterSummary;
  characters: readonly CharacterSummary[];
  /** `null`: no character is chosen, as there is no other. */
  action: (chosen: CharacterSummary | null) => string;
  give: (chosen: CharacterSummary) => Promise<unknown>;
  /** Said when it is done. */
  done: (chosen: CharacterSummary) => string;
  onClose: () => void;
  children: (chosen: CharacterSummary | null) => ComponentChildren;
}) {
  const { title, character, onClose } = props;
  const others = props.characters.filter(({ id }) => id !== character.id);
  const [target, setTarget] = useState(others[0]?.id ?? '');
  const chosen = others.find(({ id }) => id === target) ?? null;
  const say = useToast();
  const { busy, problem, run } = useAct();

  async function give() {
    if (chosen === null || !(await run(() => props.give(chosen)))) return;
    say(props.done(chosen));
    onClose();
  }

  return (
    <ActionDialog
      title={title}
      onClose={onClose}
      action={props.action(chosen)}
      weight="primary"
      busy={busy}
      disabled={chosen === null}
      onAction={give}
      actionTestid="confirm-share"
      problem={problem}
    >
      <CharacterRadio label={t.character} characters={others} value={target} onChange={setTarget} />
      {props.children(chosen)}
    </ActionDialog>
  );
}
