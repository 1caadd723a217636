/** The interface of a method of the page API: parsing, requirements, result. No method decides who may call it. */
import type { Payload } from '../approvals/record.ts';
import type { Hex } from '../lib/bytes.ts';
import { documentOf } from '../messaging/page.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import type { Caller, RpcDeps } from './deps.ts';
import type { WatchOwner } from './watches.ts';

/**
 * What a method requires before it runs; the pipeline ensures it.
 * `nothing`: answered to any site. `unlock`: the wallet is open, the site may be unknown. `grant`: the site is connected, the wallet may be
 * locked. `character`: the site is connected and its character is open.
 */
export type Need = 'nothing' | 'unlock' | 'grant' | 'character';

/** Kinds of prompts, for the limits per site. */
export type PromptKind = 'connect' | 'network' | 'asset' | 'sign' | 'send' | 'nostr' | 'text';

export interface Context {
  caller: Caller;
  /** Key of the request. */
  key: string;
  deps: RpcDeps;
  /** The grant that serves the site; never `null` for methods that need one. */
  grant: SiteGrant | null;
  /** The network the site is on. */
  chainId: number;
}

/** A request to the person; `payload` is built when its turn comes, so that it is current. */
export interface Question {
  prompt: PromptKind;
  characterId: string;
  account: Hex | null;
  chainId: number;
  /** The request names its network itself, which need not be that of the site. */
  ownNetwork?: boolean;
  /** It does not share the prompt of an earlier request. */
  alone?: boolean;
  payload: () => Promise<Payload>;
  /** Its payload takes time, and fails for no reason that the site can give: the window opens meanwhile. */
  opensEarly?: true;
  /** It is about the Nostr key of a connected site. */
  nostr?: true;
  /** Looks, when its turn comes, whether the person let the site do it without a prompt meanwhile. */
  freely?: () => Promise<{ result: unknown } | null>;
}

/** `move`: the site may switch to this network without a prompt; if it does so too often, `question` is asked. */
export type Step =
  | { kind: 'done'; result: unknown }
  | { kind: 'ask'; question: Question }
  | { kind: 'move'; chainId: number; question: Question };

export interface Method {
  needs: Need;
  /**
   * Parses the params; the returned function runs once the requirements are met.
   * @throws ProviderRpcError, WalletError bad-input (-32602)
   */
  read(params: readonly unknown[]): (context: Context) => Promise<Step>;
  /** The result for the page after the approval. @param result the result of the approval, which is the default */
  finish?(result: unknown, context: Context): Promise<unknown>;
  /** Answers a site that is not connected, without an unlock. */
  allowsUnconnected?: boolean;
  /** Also accepts its one object as `params` itself. */
  byName?: boolean;
  /** It asks the person to connect the site. */
  connects?: boolean;
  /** It is about the Nostr key: the grant is that of the key, not of accounts. */
  nostr?: boolean;
  /** Several requests may share one prompt. */
  sharesPrompt?: boolean;
  /** The site is answered `true` when the prompt waits: it does not learn what the person decides. */
  answersAtOnce?: boolean;
  /** After this method the site's other waiting requests are cancelled. */
  cancelsPending?: boolean;
}

export const done = (result: unknown): Step => ({ kind: 'done', result });

/** A method that answers without asking a person. */
export const plain = (needs: Need, answer: (context: Context) => unknown): Method => ({
  needs,
  read: () => async (context) => done(await answer(context)),
});

/** The document that asks, as the owner of filters and subscriptions. */
export const ownerOf = ({ caller, key }: Context): WatchOwner => ({
  origin: caller.origin,
  document: documentOf(key),
  key,
});

/** The grant of the context, for methods that require one. */
export function grantOf({ grant }: Context): SiteGrant {
  if (!grant) throw new Error('A method ran without what it needs.');
  return grant;
}
