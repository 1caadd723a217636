/** Step-up: opens one closed character with a method that can open it. The character closes again by itself. */
import { useEffect } from 'preact/hooks';
import { writeClock } from '../../../lib/language.ts';
import { toChoice } from '../../../locales/en/grammar.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Mask } from '../../components/mask.tsx';
import { closeTab, goTo } from '../../location.ts';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import type { Route } from '../../route.ts';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

export function StepUpPage({ snapshot, route }: { snapshot: UnlockedSnapshot; route: Route }) {
  const command = useCommand();
  const character = snapshot.characters.find(({ id }) => id === route.stepUp);
  const isOpen = character?.state === 'open';
  useEffect(() => {
    if (isOpen && route.closes) closeTab();
  }, [isOpen, route.closes]);

  const leave = (
    <div class="work-acts">
      <Button weight="primary" onClick={() => goTo('settings/characters')}>
        Show the characters
      </Button>
    </div>
  );
  if (character === undefined)
    return (
      <StageLayout title="Character not found" lede="It was deleted, or your login can’t see it." lit="none">
        {leave}
      </StageLayout>
    );
  if (isOpen)
    return (
      <StageLayout
        title={`${character.name} is open`}
        lede={
          character.openUntil === null
            ? 'Your current login opens it.'
            : `It closes automatically at ${writeClock(character.openUntil)}.`
        }
        lit={character.look}
      >
        {leave}
      </StageLayout>
    );

  const names = new Map(character.opensWith.map(({ methodId, name }) => [methodId, name]));
  const options = snapshot.loginOptions.filter(({ methodId }) => names.has(methodId));
  const touched = character.opensWith.filter(({ kind }) => kind !== 'recovery-key').map(({ name }) => name);
  return (
    <StageLayout
      title={`Open ${character.name}`}
      lede={`${character.state === 'viewed' ? `This login only views ${character.name}` : `${character.name} is closed`}. It opens with ${toChoice([...touched, 'the recovery key'])}, and closes automatically.`}
      lit="none"
      mark={<Mask shape={character.look.mask} size={56} closed />}
    >
      <div class="work-body">
        <AnswerCredential
          options={options}
          names={names}
          verb={`Open ${character.name}`}
          onAnswer={(answer) => command('step-up', { ...answer, characterId: character.id })}
          onRecoveryKey={(key) => command('step-up-with-recovery-key', { ...key, characterId: character.id })}
          starts={route.starts}
        />
      </div>
    </StageLayout>
  );
}
