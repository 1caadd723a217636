/**
 * Enforces the signing policy where a key is opened to sign. Everything that signs goes through `run`.
 *
 * [Note: Counted before signed] A payment that counts towards a daily limit is written into the character's profile in the same turn in
 * which it is checked and signed, and the signature leaves only after that write. Two requests at the same time are checked one after
 * the other. A worker that stops in between has counted a payment that was not sent; the same request then goes on without counting it
 * again, see [Note: Counted once] in profile/spent.ts.
 *
 * [Note: Named after the answer] Who signed is written into the same profile (profile/signed.ts): of a counted payment in that same
 * write, of everything else after the answer has left, so that nobody waits for it. A worker that stops between an answer and this
 * write loses the name of that signature in the list, and nothing else.
 */
import { charactersOf, type LogState, rightsOfLevel } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import type { SigningCheck, SigningPolicy } from '../../messaging/signing-policy.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { type IdentityDocument, methodNameOf, type Profile } from '../profile/profile.ts';
import type { OpenCharacter, Profiles } from '../profile/profiles.ts';
import {
  type Authority,
  type Counted,
  countOf,
  hasDailyLimit,
  isCounted,
  leftToday,
  noPolicy,
  objections,
  rulesFor,
  type Wanted,
} from '../profile/signing-policy.ts';
import { withPayments } from '../profile/spent.ts';
import { createBoxHashes } from '../state/box-hashes.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { createSignedNotes, type Noted, writeNoted } from './signed-notes.ts';
import type { Asked } from './wanted.ts';

export interface SigningGuard {
  /**
   * Does the work with the open character if the policy allows it, and notes who signed.
   * @param asked a fresh login for its `approvalId` counts; its value is given out, and written down, after it is `decided`
   * @param work is given the hex id of the login method that allows it
   * @throws WalletError locked | closed | needs-login (a fresh login allows it) | not-allowed
   */
  run<Value>(
    asked: Pick<Asked, 'approvalId' | 'decided'>,
    wanted: Wanted,
    work: (open: OpenCharacter, methodId: string) => Promise<{ value: Value; noted: Noted }>,
  ): Promise<Value>;
  /** Writes down who signed what since the last call. See [Note: Named after the answer]. */
  keepSigned(): Promise<void>;
  /** What the policy says now; `null`: no rule is about it. @throws WalletError locked */
  check(wanted: Wanted): Promise<SigningCheck | null>;
  /** Which sites may ask as this character? While the wallet is locked all of them: nothing is signed then. */
  sitesThatMayAsk(characterId: string): Promise<(origin: string) => boolean>;
  /** Does some rule keep sites out, now or as soon as another login is open? While the wallet is locked none does. */
  hasSiteRules(): Promise<boolean>;
}

interface Known {
  log: LogState;
  names: IdentityDocument;
  policy: SigningPolicy;
}

export function createSigningGuard(parts: SessionParts, profiles: Profiles): SigningGuard {
  const notes = createSignedNotes(profiles);
  const hashes = createBoxHashes();
  const read = async (): Promise<Known> => {
    const { log, names } = await profiles.names();
    return { log, names, policy: names.signing ?? noPolicy() };
  };

  /** For questions that come with every request of a page: opens the names again only when they have changed. */
  async function readCached(identityId: string): Promise<Known> {
    const sealed = await parts.server.box(fromHex(identityId), IDENTITY_DOCUMENT);
    if (!sealed) return read();
    const head = await parts.server.head(fromHex(identityId));
    return parts.policies.once(`${head?.number} ${hashes.of(IDENTITY_DOCUMENT, sealed)}`, read);
  }

  const levelOf = ({ log }: Known, methodId: string): string | null => log.methods.get(methodId)?.levelId ?? null;

  /** The open logins that hold the character. */
  async function layersOf(known: Known, characterId: string): Promise<Authority[]> {
    const holding = (await parts.keyring.layers()).filter(({ characterIds }) => characterIds.includes(characterId));
    const found: Authority[] = [];
    for (const { methodId } of holding) {
      const levelId = levelOf(known, methodId);
      if (levelId !== null) found.push({ methodId, levelId, proven: await parts.proofs.lastLogin(methodId) });
    }
    return found;
  }

  /** Those who may speak for this request: the open logins, and the one that was proved for it. */
  async function authoritiesFor(known: Known, approvalId: string, characterId: string): Promise<Authority[]> {
    const open = await layersOf(known, characterId);
    const methodId = await parts.proofs.forRequest(approvalId);
    const levelId = methodId === null ? null : levelOf(known, methodId);
    if (methodId === null || levelId === null || !mayProve(known, methodId, characterId)) return open;
    return [...open, { methodId, levelId, proven: 'this' }];
  }

  const mayProve = ({ log }: Known, methodId: string, characterId: string): boolean =>
    log.methods.get(methodId)?.state === 'active' && charactersOf(log, fromHex(methodId)).includes(characterId);

  const countedOf = ({ spent }: Profile): Counted => ({ spent: spent ?? {}, now: parts.clock() });

  /** Login methods whose fresh login would do, those of low levels first. */
  const helpful = (known: Known, wanted: Wanted, counted: Counted): string[] =>
    [...known.log.methods]
      .filter(([id]) => mayProve(known, id, wanted.characterId))
      .filter(([methodId, { levelId }]) => {
        const authority: Authority = { methodId, levelId, proven: 'this' };
        return objections(known.policy, wanted, authority, counted).length === 0;
      })
      .sort(([, one], [, other]) => rankOf(one.rank) - rankOf(other.rank))
      .map(([id]) => id);

  async function allowed(known: Known, approvalId: string, wanted: Wanted, counted: Counted): Promise<Authority> {
    const authorities = await authoritiesFor(known, approvalId, wanted.characterId);
    const found = authorities.find((authority) => objections(known.policy, wanted, authority, counted).length === 0);
    if (found) return found;
    throw refusal(known.names, helpful(known, wanted, counted));
  }

  return {
    async run({ approvalId, decided }, wanted, work) {
      const { characterId, payments } = wanted;
      const uncounted = await profiles.use(characterId, async (open) => {
        const known = await read();
        if (payments.length > 0 && hasDailyLimit(known.policy, characterId)) return null;
        const { methodId } = await allowed(known, approvalId, wanted, countedOf(open.profile));
        return work(open, methodId);
      });
      if (uncounted !== null) {
        await decided;
        notes.add(characterId, uncounted.noted);
        return uncounted.value;
      }
      return profiles.change(characterId, async (open) => {
        const { profile } = open;
        const known = await read();
        const counted = countedOf(profile);
        const { levelId, methodId } = await allowed(known, approvalId, wanted, counted);
        if (isCounted(known.policy, levelId, characterId)) {
          const counting = { levelId, count: countOf(known.policy, characterId) };
          profile.spent = withPayments(counted.spent, payments, counting, counted.now);
        }
        const { value, noted } = await work(open, methodId);
        await decided;
        writeNoted(profile, { ...noted, signed: [...noted.signed].reverse() });
        return { value };
      });
    },
    keepSigned: notes.keep,
    async check(wanted) {
      const known = await read();
      const { characterId, chainId } = wanted;
      const [first] = await layersOf(known, characterId);
      if (Object.keys(known.policy.rules).length === 0 || !first) return null;
      const counted = countedOf(await profiles.read(characterId));
      const authorities = await layersOf(known, characterId);
      const found = authorities.map((authority) => ({
        authority,
        reasons: objections(known.policy, wanted, authority, counted),
      }));
      const best = found.find(({ reasons }) => reasons.length === 0) ?? found[0];
      if (!best) return null;
      const applying = rulesFor(known.policy, best.authority.levelId, characterId);
      if (applying.length === 0) return null;
      // A login for one request connects no site: only the open logins have sites.
      const methodIds = best.reasons.length === 0 || !wanted.signs ? [] : helpful(known, wanted, counted);
      return {
        verdict: best.reasons.length === 0 ? 'allowed' : methodIds.length > 0 ? 'ask' : 'refused',
        reasons: best.reasons,
        methodId: best.authority.methodId,
        daily: applying.flatMap(({ levelId, rule }) => {
          const limit = rule.daily?.[chainId];
          if (limit === undefined || rule.daily === null || wanted.payments.length === 0) return [];
          const left = leftToday(known.policy, { levelId, characterId }, rule.daily, counted)[chainId] ?? '0';
          return [{ limit, left }];
        }),
        methodIds,
      };
    },
    async sitesThatMayAsk(characterId) {
      const [login] = await parts.keyring.layers();
      if (!login) return () => true;
      try {
        const known = await readCached(login.identityId);
        const open = await layersOf(known, characterId);
        const levels = open.length > 0 ? open.map(({ levelId }) => levelId) : levelsWith(known, characterId);
        const rules = levels.map((levelId) => rulesFor(known.policy, levelId, characterId));
        return (origin) =>
          rules.some((applying) => applying.every(({ rule }) => rule.sites === null || rule.sites.includes(origin)));
      } catch (error) {
        if (isWalletError(error, 'locked')) return () => true;
        throw error;
      }
    },
    async hasSiteRules() {
      const [login] = await parts.keyring.layers();
      if (!login) return false;
      const { policy } = await readCached(login.identityId);
      return Object.values(policy.rules).some(({ sites }) => sites !== null);
    },
  };
}

const rankOf = (rank: 'other' | 'managing' | 'recovery'): number => ['other', 'managing', 'recovery'].indexOf(rank);

const levelsWith = ({ log }: Known, characterId: string): string[] =>
  [...log.levels].flatMap(([id, level]) => {
    const right = rightsOfLevel(log, level).get(characterId);
    return right === undefined || right === 'view' ? [] : [id];
  });

/** The reasons are shown by the prompt; here is what every caller is told. */
function refusal(names: IdentityDocument, methodIds: readonly string[]): WalletError {
  if (methodIds.length === 0) return new WalletError('not-allowed', t.limitsForbid);
  return new WalletError('needs-login', t.limitsAskForLogin(methodIds.map((id) => methodNameOf(names, id))));
}
