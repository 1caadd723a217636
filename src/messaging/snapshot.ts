/** The snapshot: all that the wallet's own pages draw, sent again whole after each change. Holds no key. */
import type { Hex } from '../lib/bytes.ts';
import type { PhraseView } from './account-source.ts';
import type { ActivityView, FormerSigner, SignedView } from './activity.ts';
import type { ApprovalView } from './approval.ts';
import type { AssetView } from './asset-view.ts';
import type { HoldingsView } from './holding-view.ts';
import type { IdentityChoice } from './identity-choice.ts';
import type { ItemView } from './item-view.ts';
import type { Limit } from './level.ts';
import type { Authenticator, MethodKind } from './login.ts';
import type { LoginOption } from './login-option.ts';
import type { Look } from './look.ts';
import type { NetworkView } from './network-view.ts';
import type { InvitationView, JoiningView } from './pairing.ts';
import type { PersonsShown } from './persons.ts';
import type { ContactView, DescriptionView, LoginKeyView, NostrKeyView, SignInView, SiteView } from './place-views.ts';
import type { PricesView } from './price-view.ts';
import type { RecoveryView, SheetsView } from './recovery.ts';
import type { RepeatView } from './repeat.ts';
import type { ExposedSecretView, ExposedView } from './security.ts';
import type { ServerView } from './server-view.ts';
import type { Settings } from './settings.ts';
import type { SigningRuleView } from './signing-policy.ts';
import type { UnreadView } from './unread.ts';

export type { AskingSite, IdentityChoice } from './identity-choice.ts';
export type { Ceremony, LoginOption, StorageView } from './login-option.ts';
export type { NetworkView } from './network-view.ts';

export interface CharacterSummary {
  id: string;
  name: string;
  look: Look;
  /** `viewed`: the login reads its documents and holds no key of it, so that nothing signs or changes. */
  state: 'open' | 'viewed' | 'closed';
  accountCount: number;
  siteCount: number;
  /** Login methods that sign with it (filled unless it is open). */
  opensWith: { methodId: string; name: string; kind: MethodKind }[];
  /** When the step-up that opens it ends (ms since 1970); `null`: the login opens it, or it is closed. */
  openUntil: number | null;
}

export interface AccountView {
  address: Hex;
  name: string;
  kind: 'hd' | 'imported' | 'watch';
  /** Derivation path of an own account, and of one that was imported with a phrase. */
  path: string | null;
  /** Wei of the shown network's coin as decimal string; `null` is not known (yet). */
  balance: string | null;
}

/** An account that a login method put into a character which it does not open. Nothing uses it before the person accepts it. */
export interface OfferedView {
  targetId: string;
  address: Hex;
  /** A name that is free in this character; the login method that offered it gave it `calledName`. */
  name: string;
  calledName: string;
  /** Name of the login method. */
  by: string;
}

export interface CharacterDetail {
  id: string;
  accounts: AccountView[];
  offered: OfferedView[];
  sites: SiteView[];
  loginKeys: LoginKeyView[];
  /** Newest first. */
  signIns: SignInView[];
  /** Origins that the person blocked as this character. */
  blocked: string[];
  /** Nostr keys: none of a viewed character. */
  nostrKeys: NostrKeyView[];
  /** Descriptions of contracts (ERC-7730) that the person added. */
  descriptions: DescriptionView[];
  contacts: ContactView[];
  /** Phrases of other wallets that it keeps; none of a viewed character. */
  phrases: PhraseView[];
  /** Differs when the list of site logins and notes (`list-secrets`) has changed. */
  secretsMark: string;
  activity: ActivityView[];
  /** Newest first. */
  signed: SignedView[];
  /** The list that all computers share has no room for older ones. */
  signedIsFull: boolean;
  /** By hex id, as far as `activity` and `signed` name them. */
  formerSigners: Record<string, FormerSigner>;
  assets: AssetView[];
  /** On all its networks. */
  holdings: HoldingsView;
  /** `null`: none is known, or the person did not switch them on. */
  prices: PricesView | null;
  items: ItemView[];
  /** The network whose balances are shown. */
  chainId: number;
  /** Sum of the accounts' native balances, wei; `null` while unknown. */
  total: string | null;
  /** Time of the last balance that was read, and whether the network answers now. */
  balancesAt: number | null;
  networkAnswers: boolean | null;
}

export interface MethodView {
  id: string;
  name: string;
  kind: MethodKind;
  /** `null` for a recovery key. */
  personId: string | null;
  levelId: string;
  addedAt: number;
  lastUsedAt: number | null;
  /** `pending`: a managing method that was added and takes effect at `activeFrom`. */
  state: 'active' | 'pending' | 'frozen' | 'revoked';
  activeFrom: number | null;
  /** What takes effect at `activeFrom`. */
  waits: 'added' | 'reset' | 'raised' | null;
  /** A login method can freeze, remove and renew methods of its own rank or below. */
  rank: 'other' | 'managing' | 'recovery';
  frozenSince: number | null;
  /** Rank of the login method that froze it: none below can unfreeze it. `null`: not frozen, or frozen by a code. */
  frozenBy: 'other' | 'managing' | 'recovery' | null;
  /** Only of a recovery key: when it was last typed on this computer (ms since 1970), whether it asks for personal information, its sheets where it has several. */
  checkedAt?: number | null;
  asksPersonal?: boolean;
  sheets?: SheetsView;
  /** ID of the lost recovery key that it was made to replace. */
  replaces?: string | null;
  /** A printed code can freeze it. */
  hasFreezeCode: boolean;
  /** This computer has a copy for it: it opens without the rows of the server. */
  boundHere: boolean;
  /** Of own storage: the login file, so that it can be deleted when the method no longer needs it. */
  file?: { address: string; id: string } | null;
  /** Origin of the key server where its account row still is, if the identity was moved to another one: it has to be enrolled there. */
  enrolledAt?: string;
  /** Origins of key servers where its account name is not free yet. */
  leftAt?: string[];
  /** Of a passkey or security key, as it says itself; absent where that is not known. */
  authenticator?: Authenticator;
  current: boolean;
}

export interface LevelView {
  id: string;
  name: string;
  manages: boolean;
  /** Characters it opens; a managing level opens every one. */
  characterIds: string[];
  /** Of these the ones that it does not own, by id; absent: it owns all. */
  limits?: Record<string, Limit>;
  methodIds: string[];
}

export interface DeviceView {
  id: string;
  name: string;
  /** The same for all devices of one computer, where the computer gave a name. */
  computerId: string;
  methodId: string;
  addedAt: number;
  /** Known for this computer only. */
  lastSeenAt: number | null;
  thisOne: boolean;
}

export interface ActiveSite {
  origin: string;
  /** The character that this site is connected with, and the accounts it sees. */
  characterId: string | null;
  accounts: Hex[];
  chainId: number;
  /** It has a Nostr key, whatever accounts it sees. */
  hasNostr?: true;
  /** It is on the package's list of phishing sites. */
  phishing?: true;
  /** The other identity on this computer that the site belongs to: this one tells it nothing. */
  heldBy?: Pick<IdentityChoice, 'id' | 'label'>;
}

export interface UnlockedSnapshot extends PersonsShown {
  kind: 'unlocked';
  /** Every identity on this computer; absent: this is the only one. */
  identities?: IdentityChoice[];
  identity: {
    id: string;
    /** Groups of hex that two people can compare. */
    fingerprint: string;
    name: string;
    type: 'person' | 'virtual' | 'organisation';
    /** Number of entries in its membership log: it grows with every change. */
    entries: number;
    /** When it was started (ms since 1970). */
    begunAt: number;
  };
  /** The method this session was opened with, its level, and whether that level may change the identity. */
  login: { methodId: string; methodName: string; levelId: string; levelName: string; manages: boolean };
  /** A character opened by stepping up, on top of the login. */
  stepUp: { methodName: string; until: number } | null;
  lockAt: number;
  /** `null`: the identity is kept on this device only. */
  server: ServerView | null;
  /** `false`: a guest session, which leaves nothing on this computer. */
  keepsCopy: boolean;
  /** When the identity will be deleted at its server; `null`: it stays. */
  deletesAt: number | null;
  characters: CharacterSummary[];
  active: CharacterDetail | null;
  methods: MethodView[];
  levels: LevelView[];
  devices: DeviceView[];
  /** Accounts of open characters whose private keys somebody else may have read. */
  exposed: ExposedView[];
  /** Site logins and notes of open characters that somebody else may know. */
  exposedSecrets: ExposedSecretView[];
  networks: NetworkView[];
  settings: Settings;
  approvals: ApprovalView[];
  /** Another request is on its way there: the prompt waits for it. */
  isComing?: true;
  /** What sites may send without a prompt now. */
  repeats: RepeatView[];
  /** What login methods may sign. */
  signing: SigningRuleView[];
  /** Login options for stepping up and for confirming changes: methods with a credential known to this profile. */
  loginOptions: LoginOption[];
  /** Something on the disk was repaired from the other copy, in words; `null` when nothing was. */
  notice: string | null;
  /** Parts of what is stored that this version cannot read; they were left as they are. */
  unread: UnreadView[];
  recovery: RecoveryView;
  /** The pairing that adds a computer; `null`: none. */
  invitation?: InvitationView | null;
}

export interface LockedSnapshot {
  kind: 'locked';
  /** As in `UnlockedSnapshot`. */
  identities?: IdentityChoice[];
  loginOptions: LoginOption[];
  /** How many requests wait for the unlock. */
  waiting: number;
  settings: Settings;
  networks: NetworkView[];
  /** Origin of the key server; `null`: this device only. */
  server: string | null;
  /** A whole sentence: something was repaired, or this login method was frozen or removed on another computer; else `null`. */
  notice: string | null;
}

/** No identity on this profile. RPC routes can be set already. */
export interface EmptySnapshot {
  kind: 'empty';
  /** As in `UnlockedSnapshot`: this one is new. */
  identities?: IdentityChoice[];
  /** Next step of the draft; `null`: no draft. */
  draft: 'recovery-key' | 'confirm' | 'backup' | null;
  /** The key server chosen for it: with one the backup file is not needed. */
  draftServer: string | null;
  networks: NetworkView[];
  settings: Settings;
  /** The key server that this build offers. */
  defaultServer: string | null;
  /** A whole sentence, e.g. why a guest session was ended from another computer; else `null`. */
  notice: string | null;
  /** The pairing that adds this computer to an identity; `null`: none. */
  joining?: JoiningView | null;
}

/** Both copies are unreadable; the ways back are the backup file and the recovery key. */
export interface BrokenSnapshot {
  kind: 'broken';
  reason: string;
}

export type Snapshot = EmptySnapshot | LockedSnapshot | UnlockedSnapshot | BrokenSnapshot;
