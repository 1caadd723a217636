/** Site logins and notes that somebody else may know, grouped by character: change the password, or dismiss them. */
import type { ExposedSecretView } from '../../../../messaging/security.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { hostOf } from '../../../components/site-tile.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDate } from '../../../words/day.ts';
import { Problem } from '../frame.tsx';

export function ExposedSecrets({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { exposedSecrets, characters } = snapshot;
  const concerned = characters.filter(({ id }) => exposedSecrets.some(({ characterId }) => characterId === id));
  if (concerned.length === 0) return null;
  return (
    <section class="narrow">
      <h2 class="h3">Exposed logins and notes</h2>
      <p class="small">
        Somebody else may know them. Change each password at its site, then here: an entry leaves this list when it has
        another password.
      </p>
      {concerned.map((character) => (
        <OfCharacter
          key={character.id}
          character={character}
          entries={exposedSecrets.filter(({ characterId }) => characterId === character.id)}
        />
      ))}
    </section>
  );
}

const described = ({ kind, site, user, since }: ExposedSecretView): string => {
  const whose = kind === 'note' ? 'Note' : `${user || 'No user name'}${site === null ? '' : ` at ${hostOf(site)}`}`;
  return `${whose}, exposed since ${toDate(since, Date.now())}`;
};

function OfCharacter({ character, entries }: { character: CharacterSummary; entries: ExposedSecretView[] }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const characterId = character.id;

  const change = ({ targetId }: ExposedSecretView) =>
    run(async () => {
      await command('set-active', { characterId });
      goTo(`settings/logins/${targetId}`);
    });

  return (
    <div class="exposed" {...lookAttributes(character.look)} data-testid="exposed-secrets">
      <p class="exposed-head">
        <Mask shape={character.look.mask} size={24} /> <span class="display-name">{character.name}</span>
      </p>
      <ul class="rows">
        {entries.map((entry) => (
          <li key={entry.targetId}>
            <div class="row tall" data-testid="exposed-secret" data-name={entry.name}>
              <span class="grow">
                <span class="t clip">{entry.name}</span>
                <span class="d">{described(entry)}</span>
              </span>
              <span class="row-acts">
                <Button small weight="primary" busy={busy} testid="change-exposed" onClick={() => change(entry)}>
                  {entry.kind === 'note' ? 'Look at it' : 'Change this password'}
                </Button>
                <Button
                  small
                  weight="quiet"
                  testid="settle-secret"
                  onClick={() => run(() => command('settle-secret', { characterId, targetId: entry.targetId }))}
                >
                  Dismiss
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
    </div>
  );
}
