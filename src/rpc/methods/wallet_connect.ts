/**
 * wallet_connect and wallet_disconnect (ERC-7846): eth_requestAccounts and the end of it, in the shape that has room for capabilities.
 * With signInWithEthereum the site is connected and the person signs in, in one prompt.
 */
import type { SignedIn } from '../../approvals/record.ts';
import { writeSignIn } from '../../ethereum/sign-in-text.ts';
import { toHex, utf8 } from '../../lib/bytes.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import { ensureOptional } from '../calls-request.ts';
import { invalidParams, notConnected } from '../fault.ts';
import { done, type Method } from '../method.ts';
import { firstObject } from '../params.ts';
import { parseSignInRequest } from '../sign-in-request.ts';
import { askConnect, askMessage, disconnect } from '../site.ts';

export const walletConnect: Method = {
  needs: 'unlock',
  connects: true,
  sharesPrompt: true,
  byName: true,
  read(params) {
    const { version, capabilities } = params.length === 0 ? { version: '1' } : firstObject(params);
    if (version !== '1') throw invalidParams("The field version must be '1'.");
    const { signInWithEthereum, ...others } = firstObject([capabilities ?? {}]);
    ensureOptional(others);
    const signInAt = isGiven(signInWithEthereum) ? parseSignInRequest(signInWithEthereum) : null;
    return async (context) => {
      const { deps, grant, caller } = context;
      const isServed = grant !== null && deps.session.isOpen(grant.characterId);
      if (!signInAt) return isServed ? done(toAnswer(grant, null)) : askConnect(context);
      const signIn = signInAt({ origin: caller.origin, now: deps.clock() });
      const account = isServed ? await deps.session.signingAccount(grant.characterId, grant.accounts) : null;
      if (account === null) {
        const isKnown = (await deps.chain.chainIds()).includes(signIn.chainId);
        return askConnect(context, { signIn, ...(isKnown && !grant ? { startsOn: signIn.chainId } : {}) });
      }
      const message = toHex(utf8(writeSignIn(signIn, account)));
      return askMessage(context, account, { kind: 'personal-sign', message, withText: true });
    };
  },
  finish: async (result, { grant }) => {
    if (!grant) throw notConnected('eth_requestAccounts');
    return toAnswer(grant, isSignedIn(result) ? result : null);
  },
};

export const walletDisconnect: Method = {
  needs: 'nothing',
  read: () => async (context) => {
    await disconnect(context);
    return done(null);
  },
};

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** A prompt that another request shares has the site's accounts as its result. */
const isSignedIn = (result: unknown): result is SignedIn =>
  typeof result === 'object' && result !== null && 'message' in result;

/** The account that signed in comes first. */
const toAnswer = ({ accounts }: SiteGrant, signedIn: SignedIn | null): unknown => ({
  accounts: [...accounts]
    .sort((one, other) => Number(other === signedIn?.address) - Number(one === signedIn?.address))
    .map((address) => ({
      address,
      capabilities:
        signedIn?.address === address
          ? { signInWithEthereum: { message: signedIn.message, signature: signedIn.signature } }
          : {},
    })),
});
