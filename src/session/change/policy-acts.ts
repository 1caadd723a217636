/** The signing policy as the rest of the worker may read and change it. A change is one of the identity: it needs a managing proof. */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import type { RuleScope, SigningPolicy, SigningRule, SigningRuleView } from '../../messaging/signing-policy.ts';
import type { Profiles } from '../profile/profiles.ts';
import { hashOfPolicy, isSamePolicy, leftToday, noPolicy, scopeOf, withRule } from '../profile/signing-policy.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { IdentityChange } from './change-draft.ts';
import type { ProvenChanges } from './proven-changes.ts';

export interface PolicyActs {
  /** Every rule, with what is left of daily limits where the character is open. @throws WalletError locked */
  rules(): Promise<SigningRuleView[]>;
  /**
   * Sets one rule; one that demands nothing is removed. Where limits need two managers, it is proposed.
   * @throws WalletError bad-input | refused | not-found | wrong-credential | not-allowed
   */
  set(proof: Proof, scope: RuleScope, rule: SigningRule): Promise<void>;
}

/** Rules of levels and characters that are gone are dropped on the way. */
export function setRule(change: IdentityChange, scope: RuleScope, rule: SigningRule): void {
  const { levels, characters } = change.log();
  const isLevel = (id: string | null) => id === null || levels.has(id);
  const isCharacter = (id: string | null) => id === null || characters.get(id)?.removed === false;
  if (!isLevel(scope.levelId)) throw new WalletError('not-found', t.levelGone);
  if (!isCharacter(scope.characterId)) throw new WalletError('not-found', t.noSuchCharacter);
  const before = change.names.signing ?? noPolicy();
  const isThere = ({ levelId, characterId }: RuleScope) => isLevel(levelId) && isCharacter(characterId);
  const rules = Object.fromEntries(Object.entries(before.rules).filter(([key]) => isThere(scopeOf(key))));
  const wanted = withRule({ ...before, rules }, scope, rule);
  if (!isSamePolicy(before, wanted)) setLimits(change, wanted);
}

/** Most changes of limits that wait at a time: each lies in the names document as a whole. */
const WAITING = 3;

/** Makes these limits count, or proposes them. See [Note: Limits in the log] in keys/limits.ts. @throws WalletError refused */
export function setLimits(change: IdentityChange, wanted: SigningPolicy): void {
  const hash = hashOfPolicy(wanted);
  if (hash === null) throw new WalletError('bad-input', t.limitsWithoutSalt);
  change.append({ kind: 'limits', hash });
  const { names } = change;
  const waiting = waitingLimits(change);
  const counts = bareHex(change.log().limits?.hash ?? new Uint8Array()) === bareHex(hash);
  if (counts) names.signing = wanted;
  else if (Object.keys(waiting).length >= WAITING) throw new WalletError('refused', t.tooManyProposedLimits);
  names.proposedLimits = counts ? waiting : { ...waiting, [bareHex(hash)]: wanted };
}

/** The proposed limits of which a proposal is left. */
function waitingLimits(change: IdentityChange): Record<string, SigningPolicy> {
  const proposed = [...change.log().proposals.values()].flatMap(({ acts }) =>
    acts.flatMap((act) => (act.kind === 'limits' ? bareHex(act.hash) : [])),
  );
  return Object.fromEntries(
    Object.entries(change.names.proposedLimits ?? {}).filter(([hash]) => proposed.includes(hash)),
  );
}

export const createPolicyActs = (
  parts: SessionParts,
  profiles: Profiles,
  { change }: Pick<ProvenChanges, 'change'>,
): PolicyActs => ({
  async rules() {
    const { names } = await profiles.names();
    const policy = names.signing ?? noPolicy();
    const open = new Map((await profiles.readable()).map(({ id, profile }) => [id, profile]));
    return Object.entries(policy.rules).map(([key, rule]) => {
      const { levelId, characterId } = scopeOf(key);
      const profile = characterId === null ? undefined : open.get(characterId);
      const counted = { spent: profile?.spent ?? {}, now: parts.clock() };
      const left =
        characterId !== null && profile && rule.daily
          ? leftToday(policy, { levelId, characterId }, rule.daily, counted)
          : null;
      return { levelId, characterId, rule, left };
    });
  },
  set: (proof, scope, rule) => change(proof, async (identity) => setRule(identity, scope, rule)),
});
