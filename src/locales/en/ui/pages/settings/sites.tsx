/** The page of connected sites: sign-ins, login keys, Nostr keys, descriptions of contracts. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { plural, toCounted, toListing } from '../../../grammar.ts';

/** What a sign-in was signed with. */
type Signer = { name: string } | 'login-key' | 'gone';

const SIGNERS = { 'login-key': 'its login key', gone: 'an account that is gone' };

/** No line breaks between a number and its noun. */
const kept = (counted: string): string => counted.replace(' ', '\u00a0');

export const sites = room('ui/pages/settings/sites', {
  // blocked-sites.tsx
  unblocked: (site: Text) => `${site} unblocked`,
  stillBlocked: (site: Text) => `${site} stays blocked: a character that isn’t open blocked it, too`,
  blockedSites: 'Blocked sites',
  blockedHelp: 'Their requests are rejected automatically.',
  unblock: 'Unblock',
  // descriptions.tsx
  tooLarge: (file: Text) => `${file} is too large to be a description of contracts.`,
  descriptionsAdded: (count: number) => plural(count, { one: 'Description added', other: 'Descriptions added' }),
  fileRemoved: (file: Text) => `${file} removed`,
  descriptionsTitle: 'Descriptions of contracts',
  descriptionsHelp:
    'Dramatis says in words what the contracts of well-known protocols do. For others, add a file in the format of ERC-7730, from a source that you trust: Dramatis can’t check what it says.',
  removeNamed: (name: Text) => `Remove ${name}`,
  remove: 'Remove',
  descriptionFiles: 'Description files',
  addFiles: 'Add files',
  describesCalls: (count: number, contracts: number) =>
    contracts === 0
      ? kept(toCounted(count, 'function'))
      : `${kept(toCounted(count, 'function'))} of ${kept(toCounted(contracts, 'contract'))}`,
  describesMessages: (count: number, contracts: number) =>
    contracts === 0
      ? toCounted(count, 'message')
      : `${toCounted(count, 'message')} of ${toCounted(contracts, 'contract')}`,
  inFile: (file: Text, describes: Text) => `${file}, ${describes}`,
  // disconnect-site.tsx
  disconnected: (site: Text) => `${site} disconnected`,
  disconnectQuestion: (site: Text) => `Disconnect ${site}?`,
  cancel: 'Cancel',
  disconnect: 'Disconnect',
  openSite: (site: Text) => `Open ${site}`,
  stillSignedInThere: (site: Text, link: (text: string) => ComponentChildren) => (
    <>
      The site no longer sees any of your accounts. You may still be signed in there: only {site} can end that.{' '}
      {link(`Open ${site}`)} and sign out.
    </>
  ),
  // login-keys.tsx
  loginKeys: 'Login keys',
  loginKeysHelp:
    'Each one signs you in to one site, in place of an account. It holds nothing and pays nothing, and no other site knows it. Never send anything to its address.',
  exposedLoginKey: (address: ComponentChildren) => (
    <>{address}. Somebody else may have it. Reconnect the site to get a new one</>
  ),
  exposed: 'Exposed',
  loginKeyRemoved: (site: Text) => `Login key for ${site} removed`,
  removeLoginKeyQuestion: (site: Text) => `Remove the login key for ${site}?`,
  removeLoginKeyText: (site: Text) =>
    `${site} is disconnected from it. You may not be able to sign in there as the same person again: whatever you have there, such as a name or posts, belongs to this key.`,
  // nostr-keys.tsx
  nostrKeys: 'Nostr keys',
  nostrKeysHelp:
    'Each site that you sign in to with Nostr gets its own key, so that nobody can link two of them. A key that you import from another app can be given to several sites.',
  importedKey: (key: ComponentChildren) => <>Imported, {key}</>,
  keyOfSite: (site: Text, key: ComponentChildren) => (
    <>
      Only for {site}, {key}
    </>
  ),
  copyPublicKey: (key: Text) => `Copy the public key of ${key}`,
  publicKeyCopied: 'Public key copied',
  importKey: 'Import a key',
  keyAdded: (name: Text) => `${name} added`,
  importNostrKey: 'Import a Nostr key',
  importIt: 'Import',
  importHelp: 'Dramatis stores it encrypted and never shows it again. Keep your own copy.',
  name: 'Name',
  privateKey: 'Private key',
  beginsWithNsec1: 'Begins with nsec1',
  removeKeyQuestion: (name: Text) => `Remove the key “${name}”?`,
  keyRemoved: (name: Text) => `${name} removed`,
  noLongerSignsIn: 'Dramatis no longer signs you in with it',
  importedKeyIsGone:
    'You can undo this while the message about it is shown. After that Dramatis can’t bring the key back: remove it only if you have a copy or no longer need it.',
  siteGetsItAgain:
    'If the site asks again, it gets the same key, unless this character gets a new recovery phrase first.',
  // sign-ins.tsx
  quoted: (statement: Text) => `“${statement}”`,
  signInDetails: 'What it says',
  signedOut: 'I signed out there',
  stillSignedIn: 'I’m still signed in there',
  notedSignedOut: (site: Text) => `Noted: you signed out of ${site}`,
  notedStillSignedIn: (site: Text) => `Noted: you’re still signed in at ${site}`,
  removeFromTheList: 'Remove from the list',
  removedFromTheList: 'Removed from the list',
  signIns: 'Sign-ins',
  signInsHelp:
    'What you signed to sign in to sites. Each site keeps its own session, and only the site can end it: sign out there.',
  signed: (when: Text, signer: Signer, { prompted, permissions }: { prompted: boolean; permissions: boolean }) => {
    const how = prompted ? '' : ', without a prompt';
    return `Signed ${when} with ${typeof signer === 'object' ? signer.name : SIGNERS[signer]}${how}${permissions ? ', and granted permissions' : ''}`;
  },
  signInAt: (site: Text, when: Text) => `sign-in at ${site}, ${when}`,
  showAll: (count: Text) => `Show all ${count}`,
  itsLoginKey: 'its login key',
  signInTitle: (site: Text) => `Sign-in at ${site}`,
  close: 'Close',
  notInCharacter: 'No longer in this character',
  noEnd: 'The message sets no end',
  account: 'Account',
  networkInMessage: 'Network in the message',
  signedAt: 'Signed',
  unprompted: 'without a prompt',
  writtenAt: 'Written',
  notBefore: 'Not before',
  ends: 'Ends',
  request: 'Request',
  allowed: 'Allowed',
  mentions: 'Mentions',
  mentionsMore: (more: Text) => `${more} more`,
  cannotEnd: (site: Text) =>
    `Dramatis can’t end this session. Sign out at ${site}; some sites also list your sessions in their settings.`,
  // site-detail.tsx
  usesNetwork: (site: Text, network: Text) => `${site} uses ${network}`,
  connectedSince: 'Connected since',
  switchesFreelyTo: 'Switches without a prompt to',
  networks: (names: readonly string[]) => toListing(names),
  signedIn: 'Signed in',
  signsInUntil: 'Signs you in without a prompt until',
  accountsItSees: 'Accounts it sees',
  // site-row.tsx
  more: (what: Text) => `${what} more`,
  sees: (accounts: readonly string[]) => (accounts.length === 0 ? 'Sees no account' : `Sees ${toListing(accounts)}`),
  wouldSee: (accounts: readonly string[]) =>
    accounts.length === 0 ? 'Would see no account' : `Would see ${toListing(accounts)}`,
  since: (date: Text) => `Since ${date}`,
  switchesTo: (networks: readonly string[]) => `Switches to ${toListing(networks)} without a prompt`,
  signedInOn: (day: Text) => `Signed in ${day}`,
  inARow: (facts: readonly string[]) => facts.join('. '),
  signsYouInUntil: (until: Text) => `Signs you in without a prompt until ${until}`,
  blockedByLimits: 'Blocked by your limits',
  freeUntil: (act: Text, time: Text) => `${act} until ${time}`,
  signsInAs: (key: ComponentChildren) => <>Signs you in with Nostr as {key}</>,
  signsInFreely: (key: ComponentChildren, acts: readonly string[]) => (
    <>
      Signs you in with Nostr as {key}. Without asking: {toListing(acts)}
    </>
  ),
  // sites.tsx
  title: 'Sites',
  lede: (character: Text) => `Sites connected to ${character}. Each sees only the accounts listed here.`,
  noSitesYet: 'No sites yet',
  noSitesText: (character: Text) =>
    `Open a site, choose “Connect wallet” there, and pick Dramatis. Sites you connect as ${character} show up here.`,
  chooseAccounts: 'Choose accounts',
  askToSwitch: 'Ask before it switches',
  asksToSwitch: (site: Text) => `${site} asks before it switches`,
  askToSignIn: 'Ask before it signs you in',
  asksToSignIn: (site: Text) => `${site} asks before it signs you in`,
  askNostrAgain: 'Ask again each time (Nostr)',
  asksNostrAgain: (site: Text) => `${site} asks each time again`,
  endNostr: 'End the Nostr sign-in',
  nostrEnded: (site: Text) => `${site} no longer has a Nostr key`,
  moveTo: (character: Text) => `Move to ${character}`,
  moved: (site: Text, character: Text) => `${site} is now connected to ${character}`,
  connectedByOther:
    'It connected this site, or let it see more accounts. The site sees nothing new until you keep the change.',
  visibleTo: (site: Text) => `Accounts visible to ${site}`,
  done: 'Done',
});
