/**
 * Answers pages from session memory, before the whole worker is evaluated: what a document may know, and the questions that follow from it
 * alone. It says what the whole worker would say, and where it cannot tell, the whole worker is asked.
 */
import type { PortMessage } from '../../messaging/page.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import { networkOf, servesAccounts, servesNostr, servingAny } from '../../permissions/serving.ts';
import { answerQuickly, isQuick } from '../../rpc/quick-answers.ts';
import type { WatchRecord } from '../../rpc/watches.ts';
import type { EarlyPort } from '../browser/early-port.ts';
import { memoryName } from '../browser/memory.ts';
import { isServed } from '../browser/sender.ts';
import { documentAt, parseMessage } from '../page-port.ts';
import { pageState } from '../page-state.ts';
import { holderAmong, servesSite } from '../site-holder.ts';
import { BASIS, type Basis, parseBasis } from './basis.ts';
import { REMEMBERED } from './remembered.ts';

/** The whole worker (worker.ts), as the first script sees it. */
export interface WholeWorker {
  /** From then on it alone answers. */
  hasBegun(): boolean;
  begin(): void;
}

export interface FirstAnswers {
  /** Tells a document its state and answers what it asks, until the whole worker begins. `false`: nothing was said, it has to. */
  serve(port: EarlyPort, whole: WholeWorker): boolean;
}

/** What session memory has of the sites. */
interface Sites {
  /** By compartment. */
  grants: Record<string, SiteGrant[]>;
  /** Origins. */
  blocked: string[];
  watches: Pick<WatchRecord, 'document'>[];
  /** Compartments by origin. */
  holders: Record<string, string>;
  /** Networks by origin. */
  wishes: Record<string, number>;
}

/** Reads named values of session memory. */
type Read = (names: string[]) => Promise<Record<string, unknown>>;

async function readSites(read: Read, { inUse, others }: Basis): Promise<Sites> {
  const ids = [inUse, ...others];
  const grantsOf = (id: string) => memoryName(id, REMEMBERED.grants);
  const blocked = memoryName(inUse, REMEMBERED.blocked);
  const watches = memoryName(inUse, REMEMBERED.watches);
  const { holders, wishes } = REMEMBERED;
  const found = await read([...ids.map(grantsOf), blocked, watches, holders, wishes]);
  return {
    grants: Object.fromEntries(ids.map((id) => [id, (found[grantsOf(id)] as SiteGrant[]) ?? []])),
    blocked: ((found[blocked] as { origin: string }[]) ?? []).map(({ origin }) => origin),
    watches: (found[watches] as Sites['watches']) ?? [],
    holders: (found[holders] as Sites['holders']) ?? {},
    wishes: (found[wishes] as Sites['wishes']) ?? {},
  };
}

const own = <Value>(values: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** Does the site belong to the identity in use, or to none? */
function isInUse({ inUse, others }: Basis, { grants, holders }: Sites, origin: string): boolean {
  if (others.length === 0) return true;
  const serving = [inUse, ...others].filter((id) => servesSite(grants[id] ?? [], origin));
  return (holderAmong(serving, own(holders, origin), inUse) ?? inUse) === inUse;
}

/** Could the first script have the answer? */
export function isQuickQuestion(message: unknown): boolean {
  const asked = parseMessage(message);
  return asked !== null && 'text' in asked && isQuick(asked.text);
}

/** @param version of the extension @returns `null`: the whole worker has to be asked */
export async function readFirstAnswers(read: Read, version: string): Promise<FirstAnswers | null> {
  const basis = parseBasis((await read([BASIS]))[BASIS], version);
  if (basis === null) return null;
  const sites = await readSites(read, basis);
  const { settings } = basis;

  return {
    serve(port, whole) {
      const document = documentAt(port);
      if (document === null) return false;
      const { caller, key } = document;
      const { origin, frameId } = caller;
      // A document is told first which subscriptions it has.
      if (!isInUse(basis, sites, origin) || sites.watches.some((watch) => watch.document === key)) return false;
      const any = servingAny(sites.grants[basis.inUse] ?? [], origin);
      const grant = servesAccounts(any);
      const chosenChain = own(sites.wishes, origin) ?? null;
      const post = (message: PortMessage): void => {
        try {
          port.postMessage({ ...message, first: true } satisfies PortMessage);
        } catch {
          // The port has just closed: the content script sends its request again, or it is gone.
        }
      };
      const state = pageState(caller, { settings, grant, hasNostr: servesNostr(any) !== null, chosenChain });
      post({ kind: 'state', state });
      const mayAsk = frameId === 0 && isServed(origin, settings.httpSites) && !sites.blocked.includes(origin);
      const known = { grant, chainId: networkOf(grant, chosenChain), version };
      port.offer((message) => {
        if (whole.hasBegun()) return false;
        const asked = parseMessage(message);
        const answer = mayAsk && asked && 'id' in asked ? answerQuickly(asked.text, known) : null;
        if (answer && asked && 'id' in asked) post({ kind: 'result', id: asked.id, result: answer.result ?? null });
        else whole.begin();
        return answer !== null;
      });
      return true;
    },
  };
}
