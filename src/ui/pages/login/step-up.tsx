/** Step-up: opens one closed character with a method that can open it. The character closes again by itself. */
import { useEffect } from 'preact/hooks';
import { writeClock } from '../../../lib/language.ts';
import { login as t } from '../../../locales/en/ui/pages/login.ts';
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
        {t.showCharacters}
      </Button>
    </div>
  );
  if (character === undefined)
    return (
      <StageLayout title={t.noCharacter} lede={t.noCharacterLede} lit="none">
        {leave}
      </StageLayout>
    );
  if (isOpen)
    return (
      <StageLayout
        title={t.characterIsOpen(character.name)}
        lede={character.openUntil === null ? t.openByLogin : t.openUntil(writeClock(character.openUntil))}
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
      title={t.openCharacter(character.name)}
      lede={(character.state === 'viewed' ? t.viewedLede : t.closedLede)(character.name, touched)}
      lit="none"
      mark={<Mask shape={character.look.mask} size={56} closed />}
    >
      <div class="work-body">
        <AnswerCredential
          options={options}
          names={names}
          verb={t.openCharacter(character.name)}
          onAnswer={(answer) => command('step-up', { ...answer, characterId: character.id })}
          onRecoveryKey={(key) => command('step-up-with-recovery-key', { ...key, characterId: character.id })}
          starts={route.starts}
        />
      </div>
    </StageLayout>
  );
}
