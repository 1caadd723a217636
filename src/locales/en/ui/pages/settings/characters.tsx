/** The page of characters, and the forms of one. */
import { room, type Text } from '../../../../room.ts';
import { toCounted, toListing, toSeries } from '../../../grammar.ts';

const quoted = (name: string): string => `“${name}”`;

export const characters = room('ui/pages/settings/characters', {
  // character-items.ts
  openToChange: 'Open it to change its name or look',
  changeNameOrLook: 'Change name or look',
  openForLimits: 'Open it to change its limits',
  limits: 'Limits',
  moveUp: 'Move up',
  moveDown: 'Move down',
  needsOne: 'You need at least one character',
  remove: 'Delete',
  // character-detail.tsx
  whatOpensIt: 'What opens it',
  state: 'State',
  levels: 'Levels',
  none: 'None',
  limitsFor: (names: readonly string[]) => (names.length === 0 ? 'None' : `For the level ${toListing(names)}`),
  accounts: 'Accounts',
  connectedSites: 'Connected sites',
  closed: 'Closed',
  viewOnly: 'View only',
  open: 'Open',
  openNamed: (character: Text) => `Open ${character}`,
  openUntil: (moment: Text) => `Open until ${moment}`,
  allAccounts: 'All accounts',
  sites: 'Sites',
  since: (date: Text) => `Since ${date}`,
  allSites: 'All sites',
  // character-form.tsx
  noName: 'Enter a name.',
  nameTaken: 'Another character has this name.',
  name: 'Name',
  nameExample: 'Night Market',
  firstAccount: 'First account',
  createCharacter: 'Create character',
  save: 'Save',
  back: 'Back',
  levelsThatOpenIt: 'Levels that open it',
  opensEvery: 'Can manage the identity, so it opens every character',
  // character-preview.tsx
  signInAs: (name: Text) => `Sign in as ${name}`,
  // character-row.tsx
  moveNamedUp: (name: Text) => `Move ${name} up`,
  moveNamedDown: (name: Text) => `Move ${name} down`,
  opensWith: (methods: readonly string[]) =>
    methods.length === 0 ? 'Closed' : `Opens with ${toListing(methods.map(quoted))}`,
  holds: (accounts: number, sites: number) =>
    toSeries([toCounted(accounts, 'account'), ...(sites === 0 ? [] : [toCounted(sites, 'site')])]),
  signsWith: (methods: readonly string[]) => `Signs with ${toListing(methods.map(quoted))}`,
  inARow: (facts: readonly string[]) => facts.join('. '),
  active: 'Active',
  closeNow: 'Close now',
  switchTo: (character: Text) => (
    <>
      Switch to <span class="vh"> {character}</span>
    </>
  ),
  // character.tsx
  createNamed: (name: Text) => `Create ${name}`,
  ready: (name: Text) => `${name} is ready`,
  newCharacter: 'New character',
  newLede: 'Its own name and look, so you always notice which character you’re using.',
  notOpen: 'Not open',
  notOpenText: 'This character is closed, only viewed by this login, or no longer exists.',
  title: 'Characters',
  saved: (name: Text) => `${name} saved`,
  changeLede: 'Its sites and addresses stay the same. Only you see its name and look.',
  // characters.tsx
  lede: 'Each has its own keys, accounts, sites and history. Sites of one character can’t see what another one does.',
  // delete-character.tsx
  deleteNamed: (name: Text) => `Delete ${name}`,
  deleted: (name: Text) => `${name} deleted`,
  deleteQuestion: (name: Text) => `Delete ${name}?`,
  accountsLost: (count: number) => `${toCounted(count, 'account')} will be lost`,
  accountsLostText:
    'You can no longer move funds out of accounts that no other character has. Move the funds first, or add the accounts to another character.',
  sitesDisconnected: (count: number) => `${toCounted(count, 'site')} will be disconnected.`,
  restDeleted: 'Its address book and history will be deleted. Other characters don’t change.',
  // look-picker.tsx
  hues: {
    cobalt: 'cobalt',
    plum: 'plum',
    fern: 'fern',
    ochre: 'ochre',
    rose: 'rose',
    lagoon: 'lagoon',
    clay: 'clay',
    iris: 'iris',
    viridian: 'viridian',
    olive: 'olive',
    azure: 'azure',
    slate: 'slate',
  },
  cloths: {
    lozenge: 'lozenge',
    twill: 'twill',
    check: 'check',
    pale: 'pale',
    chevron: 'chevron',
    pearl: 'pearl',
    scale: 'scale',
  },
  /** The parts of a mask, and the choices of each. */
  parts: {
    outline: {
      name: 'Outline',
      choices: {
        oval: 'oval',
        shield: 'shield',
        noh: 'noh',
        bauta: 'bauta',
        domino: 'domino',
        crown: 'crown',
        cat: 'cat',
        leaf: 'leaf',
        block: 'block',
        gem: 'gem',
        pear: 'pear',
        disc: 'disc',
      },
    },
    eyes: {
      name: 'Eyes',
      choices: {
        almond: 'almond',
        round: 'round',
        glad: 'glad',
        shut: 'shut',
        slit: 'slit',
        keen: 'keen',
        rueful: 'rueful',
        gem: 'gem',
      },
    },
    mouth: {
      name: 'Mouth',
      choices: {
        smile: 'smile',
        grin: 'grin',
        frown: 'frown',
        line: 'line',
        o: 'o',
        wail: 'wail',
        smirk: 'smirk',
        lips: 'lips',
      },
    },
    mark: {
      name: 'Mark',
      choices: { none: 'none', nose: 'nose', star: 'star', brow: 'brow', cheek: 'cheek', tear: 'tear' },
    },
    shade: { name: 'Shade', choices: { none: 'none', half: 'half', low: 'low', slash: 'slash', cap: 'cap' } },
  },
  colour: 'Colour',
  hueInUse: (hue: Text) => `${hue}, already in use`,
  cloth: 'Cloth',
  mask: 'Mask',
  randomMask: 'Random mask',
});
