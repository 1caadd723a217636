/** Brings accounts from another wallet into a character: by recovery phrase, private keys or keystore files. */
import { useState } from 'preact/hooks';
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

const WAYS: readonly { value: Way; name: string }[] = [
  { value: 'phrase', name: 'Recovery phrase' },
  { value: 'keys', name: 'Private keys' },
  { value: 'files', name: 'Keystore files' },
];

const WHERE: Record<Way, string> = {
  phrase:
    'MetaMask, Rabby, Rainbow, Trust Wallet, Coinbase Wallet, Phantom, Ledger and Trezor call it recovery phrase, secret phrase or seed phrase.',
  keys: 'In the other wallet, open the menu of an account and choose to show or export its private key.',
  files: 'MyEtherWallet, geth and other programs store an account as a JSON file with a password.',
};

const ADVICE: Record<Way, string> = {
  phrase: 'Keep your paper copy of the phrase: your recovery key does not replace it in the other wallet.',
  keys: 'The other wallet still has these keys. Remove them there if you no longer want it to.',
  files: 'The files still hold these keys. Delete files that you no longer need.',
};

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
    <Frame
      title="Import accounts from another wallet"
      lede="The accounts stay usable in the other wallet. Here they belong to one character."
      look={character.look}
      testid="bring-page"
    >
      <section class="narrow stack bring">
        {done !== null ? (
          <ImportDone character={character} count={done.count} advice={ADVICE[done.way]} onMore={() => setDone(null)} />
        ) : (
          <>
            {open.length > 1 && (
              <div>
                <p class="label strong-label">Import into</p>
                <CharacterRadio
                  label="Into which character"
                  characters={open}
                  value={character.id}
                  onChange={setInto}
                />
                <p class="small after">
                  Import accounts that have sent each other money into the same character: anyone can see that they
                  belong together.
                </p>
              </div>
            )}
            <Segments label="What you have" value={way} options={WAYS} onChange={setWay} testid="bring-way" />
            <p class="small">{WHERE[way]}</p>
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
