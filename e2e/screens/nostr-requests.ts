/** Sample requests of nostr. Texts as reviews write them. */
import { approval } from './requests.ts';

const OWN = '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917';
const OWN_NPUB = 'npub1zutzeysacnf9rru6zqwmxd54mud0k44tst6l70ja5mhv8jjumytsd2x7nu';
const BROUGHT = 'd41b22899549e1f3d335a31002cfd382174006e166d3e658e3a5eecdb6463573';
const BROUGHT_NPUB = 'npub16sdj9zv4f8sl85e45vgq9n7nsgt5qphpvmf7vk8r5hhvmdjxx4es8rq74h';

const place = { origin: 'https://notes.example', account: null, networkName: 'Nostr' };
const key = { name: 'Key', value: 'npub1zutzeys…d2x7nu', detail: 'public key' };
const asks = [
  { name: 'Can ask', value: 'to sign events, and to encrypt and decrypt texts' },
  { name: 'Can’t see', value: 'the private key, accounts, or other characters' },
];
const keys = [
  { publicKey: OWN, npub: OWN_NPUB, name: 'Only for notes.example' },
  { publicKey: BROUGHT, npub: BROUGHT_NPUB, name: 'Ida from before' },
];
const loginSentence = [
  { text: 'Sign in to notes.example with Nostr as ' },
  { text: 'Everyday', mark: true },
  { text: '?' },
];

export const nostrLogin = approval(
  'nostr-login',
  {
    sentence: loginSentence,
    rows: [
      { name: 'Can see', value: 'one public key' },
      { name: 'Links you to', value: 'nothing; only notes.example has this key' },
      ...asks,
    ],
    body: {
      kind: 'nostr-connect',
      keys: keys.slice(0, 1),
      chosen: OWN,
      knownAs: [],
      others: [{ id: 'market', name: 'Night Market' }],
    },
    raw: `https://notes.example asks for the Nostr public key:\n${OWN}\n${OWN_NPUB}`,
    verb: 'Sign in',
  },
  { ...place, connectedSince: null },
);

export const nostrBrought = approval(
  'nostr-brought',
  {
    sentence: loginSentence,
    warnings: [
      {
        rule: 'nostr-links',
        severity: 'caution',
        title: 'This key is known elsewhere',
        text: 'Anyone, including notes.example, can see what was published with this key and link it to this visit. notes.example can also ask to decrypt private messages that this key received elsewhere.',
      },
    ],
    rows: [
      { name: 'Can see', value: 'one public key' },
      { name: 'Links you to', value: 'every site that has this key' },
      ...asks,
    ],
    body: { kind: 'nostr-connect', keys, chosen: BROUGHT, knownAs: [], others: [] },
    raw: `https://notes.example asks for the Nostr public key:\n${BROUGHT}\n${BROUGHT_NPUB}`,
    verb: 'Sign in',
  },
  { ...place, connectedSince: null },
);

export const nostrNote = approval(
  'nostr-note',
  {
    sentence: [{ text: 'Sign a public note for notes.example as ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    rows: [
      { name: 'Kind', value: 'Public note (1)' },
      { name: 'Mentions', value: 'npub16sdj9zv…8rq74h' },
      { name: 'Dated', value: '12 June, 14:05' },
      key,
      { name: 'Moves funds', value: 'No' },
    ],
    body: {
      kind: 'nostr',
      text: 'Curtain up at eight. Bring nobody who talks during the second act.',
      tags: ['t · theatre', `p · ${BROUGHT}`],
      repeat: 'the site may sign more events of this kind (public note)',
    },
    raw: '{\n  "kind": 1\n}',
    verb: 'Sign',
  },
  place,
);

export const nostrElsewhere = approval(
  'nostr-elsewhere',
  {
    sentence: [
      { text: 'Sign a login to a web server for notes.example as ' },
      { text: 'Everyday', mark: true },
      { text: '?' },
    ],
    warnings: [
      {
        rule: 'nostr-login-elsewhere',
        severity: 'danger',
        title: 'This signs in to another site',
        text: 'The event is for files.example, but notes.example asks for it. Whoever has the event can sign in there as you for a short time.',
        tick: 'I want notes.example to sign in there as me',
      },
    ],
    rows: [
      { name: 'Kind', value: 'Web login (27235)' },
      { name: 'Signs in to', value: 'https://files.example/upload' },
      { name: 'For a request from', value: 'POST' },
      { name: 'Dated', value: '12 June, 14:05' },
      key,
      { name: 'Moves funds', value: 'No' },
    ],
    body: { kind: 'nostr', text: '', tags: ['u · https://files.example/upload', 'method · POST'], repeat: null },
    raw: '{\n  "kind": 27235\n}',
    verb: 'Sign in anyway',
  },
  place,
);

export const nostrDecrypt = approval(
  'nostr-decrypt',
  {
    sentence: [{ text: 'Let notes.example decrypt a message for ' }, { text: 'Everyday', mark: true }, { text: '?' }],
    rows: [
      {
        name: 'Between you and',
        value: 'npub16sdj9zv…8rq74h',
        detail: 'npub16sdj 9zv4f8sl8 5e45vgq9n 7nsgt5qph pvmf7vk8r 5hhvmdjxx 4es8rq74h',
      },
      key,
      { name: 'What the site gets', value: 'the text, which it may keep' },
    ],
    body: { kind: 'nostr', text: '', tags: [], repeat: 'the site may encrypt and decrypt any text, with anyone' },
    raw: '{\n  "act": "decrypt"\n}',
    verb: 'Decrypt',
  },
  place,
);
