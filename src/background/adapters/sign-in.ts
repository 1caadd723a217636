/** Signs in to a site without a prompt, if the person allowed that (ERC-8019) and nothing about the message deserves a warning. */
import type { ApprovalRecord, ApprovalRequest, Reviewed } from '../../approvals/record.ts';
import { fits, policyOf, signInOf } from '../../approvals/sign-in-again.ts';
import { fromHex, fromUtf8, type Hex } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { ApprovalEdits } from '../../messaging/approval.ts';
import type { Permissions } from '../../permissions/permissions.ts';
import type { SignInDoor } from '../../rpc/deps.ts';
import type { Session } from '../../session/session.ts';

/** A site that signs in more often than this within WINDOW (ms) gets a prompt. Fewer than the list of sign-ins keeps of a site. */
const MOST = 5;
const WINDOW = 10 * 60_000;

interface Parts {
  session: Pick<Session, 'signing' | 'profiles'>;
  permissions: Pick<Permissions, 'serving'>;
  review: (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed>;
  /** Called after each one. */
  signed(): void;
}

export function createSignInDoor({ session, permissions, review, signed }: Parts, clock: () => number): SignInDoor {
  /** Moments of those that may not be in the list of sign-ins yet, by character and site. */
  const recent = new Map<string, number[]>();

  /** Counts one more; false: too many. The list outlives the worker, the memory knows what is not written yet. */
  async function mayRepeat(characterId: string, origin: string): Promise<boolean> {
    const { signIns = [] } = await session.profiles.read(characterId);
    const listed = signIns.filter((one) => one.automatic && one.origin === origin).map(({ at }) => at);
    const isRecent = (at: number): boolean => at > clock() - WINDOW;
    for (const [key, moments] of recent) if (!moments.some(isRecent)) recent.delete(key);
    const key = JSON.stringify([characterId, origin]);
    const here = (recent.get(key) ?? []).filter(isRecent);
    if (Math.max(here.length, listed.filter(isRecent).length) >= MOST) return false;
    recent.set(key, [...here, clock()]);
    return true;
  }

  return {
    async freely(request, isTopFrame) {
      const { origin, within, account, characterId, chainId, payload, key } = request;
      if (!isTopFrame || within || origin === null || account === null || payload.kind !== 'personal-sign') return null;
      const signIn = signInOf(payload, account);
      const isAgreed = async (): Promise<boolean> => {
        const grant = await permissions.serving(origin);
        const isSame =
          grant?.characterId === characterId && grant.chainId === chainId && grant.accounts.includes(account);
        return isSame && !!signIn && !!grant.signsIn && fits(signIn, grant.signsIn, { account, now: clock() });
      };
      if (!(await isAgreed())) return null;
      const { review: said } = await review(request, {});
      // The review takes time, in which the person may have ended it.
      if (!said.signInAgain || !(await isAgreed())) return null;
      if (!(await mayRepeat(characterId, origin))) return null;
      const asked = { approvalId: key, origin, told: [], automatic: true } as const;
      try {
        const signer = { characterId, address: account, chainId };
        const signature = await session.signing.message(asked, signer, payload.message);
        signed();
        return { result: payload.withText ? { address: account, message: textOf(payload), signature } : signature };
      } catch (error) {
        // The prompt asks for the login that the limits want, or says what they do not allow.
        if (isWalletError(error, 'needs-login') || isWalletError(error, 'not-allowed')) return null;
        throw error;
      }
    },
  };
}

const textOf = ({ message }: { message: Hex }): string => fromUtf8(fromHex(message));

/** Lets the site have more sign-ins like the one that was just signed, if the person chose so and was offered it. */
export async function letSignIn(
  permissions: Pick<Permissions, 'letSignIn'>,
  { origin, characterId, payload, edits, review }: ApprovalRecord,
  account: Hex,
  now: number,
): Promise<void> {
  const signIn = signInOf(payload, account);
  if (edits.signInAgain === undefined || !review.signInAgain || origin === null || !signIn) return;
  const policy = policyOf(signIn, origin, { now, again: edits.signInAgain });
  if (policy) await permissions.letSignIn(characterId, origin, policy);
}
