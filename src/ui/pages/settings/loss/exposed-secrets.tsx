/** Site logins, notes and imported phrases that somebody else may know, grouped by character: change the password, or dismiss them. */
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
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
  const hasPhrase = exposedSecrets.some(({ kind }) => kind === 'phrase');
  return (
    <section class="narrow">
      <h2 class="h3">{hasPhrase ? t.exposedSecretsWithPhrases : t.exposedSecrets}</h2>
      <p class="small">
        {t.exposedSecretsLede} {hasPhrase && t.exposedPhrases}
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
  const day = toDate(since, Date.now());
  if (kind === 'phrase') return t.exposedPhrase(day);
  if (kind === 'nostr') return t.exposedNostrKey(day);
  if (kind === 'note') return t.exposedNote(day);
  if (site === null) return user === '' ? t.exposedLogin(day) : t.exposedUser(user, day);
  return user === '' ? t.exposedLoginAt(hostOf(site), day) : t.exposedUserAt(user, hostOf(site), day);
};

const whose = ({ name, user }: ExposedSecretView): string => (user === '' ? name : t.secretOfUser(name, user));

/** `null`: the secret has a page of its own. */
const placeOf = (kind: ExposedSecretView['kind']): string | null =>
  kind === 'phrase' ? 'settings/accounts' : kind === 'nostr' ? 'settings/sites' : null;

function OfCharacter({ character, entries }: { character: CharacterSummary; entries: ExposedSecretView[] }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const characterId = character.id;

  const change = ({ kind, targetId }: ExposedSecretView) =>
    run(async () => {
      await command('set-active', { characterId });
      goTo(placeOf(kind) ?? `settings/logins/${targetId}`);
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
                <Button
                  small
                  weight="primary"
                  busy={busy}
                  of={whose(entry)}
                  testid="change-exposed"
                  onClick={() => change(entry)}
                >
                  {t.change[entry.kind]}
                </Button>
                <Button
                  small
                  weight="quiet"
                  of={whose(entry)}
                  testid="settle-secret"
                  onClick={() => run(() => command('settle-secret', { characterId, targetId: entry.targetId }))}
                >
                  {t.dismiss}
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
