/** Brings accounts from another wallet into a character: by recovery phrase, private keys or keystore files. */
import { useState } from 'preact/hooks';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import { CharacterRadio } from '../../../../components/character-radio.tsx';
import { Segments } from '../../../../components/field.tsx';
import type { CharacterPageProps } from '../../character-page-props.ts';
import { Frame } from '../../frame.tsx';
import { ImportDone } from './import-chosen.tsx';
import { KeysForm } from './keys-form.tsx';
import { KeystoreForm } from './keystore-form.tsx';
import { PhraseForm } from './phrase-form.tsx';
import { useKeystores } from './use-keystores.ts';

type Way = 'phrase' | 'keys' | 'files';

const WAYS: readonly Way[] = ['phrase', 'keys', 'files'];

const NOTHING = { phrase: '', passphrase: '' };

export function BringPage({ snapshot, character: active }: CharacterPageProps) {
  const [way, setWay] = useState<Way>('phrase');
  const [into, setInto] = useState(active.id);
  // Held here, so that another way or character loses nothing that was typed.
  const [typed, setTyped] = useState(NOTHING);
  const [keys, setKeys] = useState('');
  const keystores = useKeystores();
  const [done, setDone] = useState<{ count: number; way: Way } | null>(null);

  const open = snapshot.characters.filter(({ state }) => state === 'open');
  const character = open.find(({ id }) => id === into) ?? active;
  const finish = (count: number) => {
    setTyped(NOTHING);
    setKeys('');
    for (const { id } of keystores.files) keystores.remove(id);
    setDone({ count, way });
  };
  return (
    <Frame title={t.title} lede={t.lede} look={character.look} testid="bring-page">
      <section class="narrow stack bring">
        {done !== null ? (
          <ImportDone
            character={character}
            count={done.count}
            advice={t.advice[done.way]}
            onMore={() => setDone(null)}
          />
        ) : (
          <>
            {open.length > 1 && (
              <div>
                <p class="label strong-label">{t.importInto}</p>
                <CharacterRadio
                  label={t.intoWhichCharacter}
                  characters={open}
                  value={character.id}
                  onChange={setInto}
                />
                <p class="small after">{t.importIntoHelp}</p>
              </div>
            )}
            <Segments
              label={t.whatYouHave}
              value={way}
              options={WAYS.map((value) => ({ value, name: t.ways[value] }))}
              onChange={setWay}
              testid="bring-way"
            />
            <p class="small">{t.where[way]}</p>
            {way === 'phrase' && (
              <PhraseForm key={character.id} character={character} typed={typed} onTyped={setTyped} onDone={finish} />
            )}
            {way === 'keys' && <KeysForm character={character} text={keys} onText={setKeys} onDone={finish} />}
            {way === 'files' && <KeystoreForm character={character} keystores={keystores} onDone={finish} />}
          </>
        )}
      </section>
    </Frame>
  );
}
