/** What opens what: login methods, levels, characters and accounts in one picture, and the same in words. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useRun } from '../../../components/toast.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { goTo } from '../../../location.ts';
import { useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { type Choice, choiceAt, litBy, matching, type Shown } from './connections.ts';
import { Picture } from './picture.tsx';
import { characterTold, choiceTold, methodTold } from './told.ts';
import '../../../style/opens.css';
import { opens as t } from '../../../../locales/en/ui/pages/settings/opens.ts';
import { Status } from '../../../components/status.tsx';

/** A picture with more nodes can be searched. */
const FEW = 16;

const sizeOf = ({ methods, levels, characters, accounts }: Shown): number =>
  methods.length + levels.length + characters.length + accounts.length;

/** `rest`: what is chosen: `method/m1`. */
export function OpensPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const [search, setSearch] = useState('');
  const choice = choiceAt(snapshot, rest);
  const lit = choice === null ? null : litBy(snapshot, choice);
  const found = matching(snapshot, search);
  const choose = (wanted: Choice | null) =>
    goTo(settingsPath(wanted === null ? 'opens' : `opens/${wanted.kind}/${encodeURIComponent(wanted.id)}`), {
      replace: true,
    });
  return (
    <Frame title={t.title} lede={t.lede} testid="opens" wide>
      {sizeOf(matching(snapshot, '')) > FEW && (
        <SearchField
          class="opens-search"
          label={t.searchLabel}
          placeholder={t.searchPlaceholder}
          testid="opens-search"
          value={search}
          onValue={setSearch}
          found={sizeOf(found)}
        />
      )}
      <div class="opens-page">
        {sizeOf(found) === 0 ? (
          <Status class="small">{t.nothingFound(search.trim())}</Status>
        ) : (
          <Picture snapshot={snapshot} found={found} choice={choice} lit={lit} onChoice={choose} />
        )}
        <Told snapshot={snapshot} choice={choice} onClear={() => choose(null)} />
      </div>
      <Legend />
      <InWords snapshot={snapshot} found={found} search={search} />
    </Frame>
  );
}

/** What the choice opens, or what opens it, and the way to its own page. */
function Told({
  snapshot,
  choice,
  onClear,
}: {
  snapshot: UnlockedSnapshot;
  choice: Choice | null;
  onClear: () => void;
}) {
  const told = choice === null ? null : choiceTold(snapshot, choice, Date.now());
  return (
    <section class={told === null ? 'opens-told is-resting' : 'opens-told'} aria-label={t.chosenLabel}>
      <div role="status" data-testid="opens-told">
        {told === null ? (
          <p class="small">{t.nothingChosen}</p>
        ) : (
          <>
            <p class="h2">{told.name}</p>
            <p class="opens-sentence">{told.text}</p>
          </>
        )}
      </div>
      {choice !== null && told !== null && (
        <div class="acts-row">
          <Onward snapshot={snapshot} choice={choice} />
          <Button weight="quiet" small onClick={onClear} testid="opens-clear">
            {t.showEverything}
          </Button>
        </div>
      )}
    </section>
  );
}

function Onward({ snapshot, choice }: { snapshot: UnlockedSnapshot; choice: Choice }) {
  const command = useCommand();
  const run = useRun();
  const link = (path: string, name: string) => (
    <a class="btn secondary s" href={`#/${path}`} data-testid="opens-onward">
      {name}
    </a>
  );
  switch (choice.kind) {
    case 'method':
      return link(settingsPath('login-methods'), t.loginMethods);
    case 'level':
      return link(settingsPath('levels'), t.levels);
    case 'account':
      return link(`${settingsPath('accounts')}?at=${encodeURIComponent(choice.id)}`, t.seeAccount);
    case 'character': {
      const character = snapshot.characters.find(({ id }) => id === choice.id);
      if (character === undefined) return null;
      if (character.state === 'closed')
        return link(`login?stepUp=${encodeURIComponent(choice.id)}`, t.openCharacter(character.name));
      const isActive = choice.id === snapshot.active?.id;
      return (
        <>
          {link(
            settingsPath(character.state === 'open' ? `characters/${encodeURIComponent(choice.id)}` : 'characters'),
            character.state === 'open' ? t.nameAndLook : t.characters,
          )}
          {isActive ? (
            <a class="btn secondary s" href={`#/${settingsPath('accounts')}`}>
              {t.accounts}
            </a>
          ) : (
            <Button
              small
              testid="opens-switch"
              onClick={() => void run(() => command('set-active', { characterId: choice.id }))}
            >
              {t.switchTo(character.name)}
            </Button>
          )}
        </>
      );
    }
  }
}

const LINES = ['own', 'use', 'view', 'cut'] as const;

const Legend = () => (
  <ul class="opens-legend small" aria-hidden="true">
    {LINES.map((kind) => (
      <li key={kind}>
        <svg class="threads" width="36" height="8" aria-hidden="true">
          <path class={`thread ${kind}`} d="M2 4H34" />
        </svg>
        {t.lines[kind]}
      </li>
    ))}
  </ul>
);

/** The same facts as a list. */
function InWords({ snapshot, found, search }: { snapshot: UnlockedSnapshot; found: Shown; search: string }) {
  const rows = [
    ...found.methods.map((method) => ({
      id: method.id,
      name: method.name,
      text: methodTold(snapshot, method, Date.now()),
    })),
    ...found.characters.map((one) => ({ id: one.id, name: one.name, text: characterTold(snapshot, one) })),
  ];
  const growing = useGrowing(20, search);
  return (
    <section>
      <h2 class="h3">{t.inWords}</h2>
      <ul class="rows" data-testid="opens-words">
        {rows.slice(0, growing.most).map(({ id, name, text }) => (
          <li key={id} class="row">
            <span class="grow">
              <span class="t">{name}</span>
              <span class="d">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      <ShowMore growing={growing} of={rows.length} />
    </section>
  );
}
