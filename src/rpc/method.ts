/** What a method of the page API is: its reading, its needs, its way to an answer. No method decides who may call it. */
import type { Payload } from '../approvals/record.ts';
import type { Hex } from '../lib/bytes.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import type { Caller, RpcDeps } from './deps.ts';

/**
 * What has to be there before a method runs; the pipeline sees to it.
 * `nothing`: answered to any site. `unlock`: the wallet is open, the site may be unknown. `grant`: the site is connected, the wallet may be
 * locked. `character`: the site is connected and its character is open.
 */
export type Need = 'nothing' | 'unlock' | 'grant' | 'character';

/** Kinds of prompts that are counted apart. */
export type PromptKind = 'connect' | 'network' | 'sign' | 'send';

export interface Context {
  caller: Caller;
  deps: RpcDeps;
  /** The grant that serves the site; never `null` for methods that need one. */
  grant: SiteGrant | null;
  /** The network the site is on. */
  chainId: number;
}

/** What a person is asked; `payload` is made when its turn comes, so that it is not out of date. */
export interface Question {
  prompt: PromptKind;
  characterId: string;
  account: Hex | null;
  chainId: number;
  payload: () => Promise<Payload>;
}

export type Step = { kind: 'done'; result: unknown } | { kind: 'ask'; question: Question };

export interface Method {
  needs: Need;
  /**
   * Reads the params; what it returns runs once the needs are met.
   * @throws ProviderRpcError, WalletError bad-input (-32602)
   */
  read(params: readonly unknown[]): (context: Context) => Promise<Step>;
  /** The answer to the page once the person approved. @param result what the approval came to; default: that */
  finish?(result: unknown, context: Context): Promise<unknown>;
  /** A site that is not connected is answered too, without the wallet being opened. */
  strangers?: boolean;
  /** Takes its one object as `params` itself, too. */
  byName?: boolean;
  /** Several requests share one prompt. */
  joins?: boolean;
  /** Others that wait for the site are cancelled when this one is through. */
  ends?: boolean;
}

export const done = (result: unknown): Step => ({ kind: 'done', result });

/** A method that answers without asking a person. */
export const plain = (needs: Need, answer: (context: Context) => unknown): Method => ({
  needs,
  read: () => async (context) => done(await answer(context)),
});

/** The grant of a context whose method needs one. */
export function grantOf({ grant }: Context): SiteGrant {
  if (!grant) throw new Error('A method ran without what it needs.');
  return grant;
}
