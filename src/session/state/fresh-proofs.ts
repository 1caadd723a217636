/**
 * When login methods were last proved in this session, and which request each proof was for. In session memory, so that a stopped worker
 * goes on with an approved request. Holds no secret.
 */
export interface StoredProofs {
  /** By hex id of the login method: ms since 1970. */
  logins: Record<string, number>;
  /** By id of the approval. */
  requests: Record<string, { methodId: string; at: number }>;
}

export interface FreshProofs {
  noteLogin(methodId: string): Promise<void>;
  noteRequest(approvalId: string, methodId: string): Promise<void>;
  /** ms since 1970; `null`: not in this session. */
  lastLogin(methodId: string): Promise<number | null>;
  /** The login method that was proved for this request, as long as that counts. */
  forRequest(approvalId: string): Promise<string | null>;
  dropRequest(approvalId: string): Promise<void>;
  clear(): Promise<void>;
}

/** In ms: a request that is not carried out within this time needs another login. */
const LASTS = 5 * 60 * 1000;

export function createFreshProofs(
  memory: { load(): Promise<StoredProofs | null>; save(value: StoredProofs | null): Promise<void> },
  clock: () => number,
): FreshProofs {
  let stored: StoredProofs | null = null;
  const current = async (): Promise<StoredProofs> => {
    if (stored !== null) return stored;
    const found = (await memory.load()) ?? { logins: {}, requests: {} };
    // What was noted or cleared meanwhile counts.
    stored ??= found;
    return stored;
  };
  const save = async (next: StoredProofs): Promise<void> => {
    stored = next;
    await memory.save(next);
  };
  const counts = ({ at }: { at: number }): boolean => clock() >= at && clock() - at <= LASTS;
  return {
    async noteLogin(methodId) {
      const now = await current();
      await save({ ...now, logins: { ...now.logins, [methodId]: clock() } });
    },
    async noteRequest(approvalId, methodId) {
      const now = await current();
      const others = Object.entries(now.requests).filter(([, request]) => counts(request));
      await save({
        logins: { ...now.logins, [methodId]: clock() },
        requests: { ...Object.fromEntries(others), [approvalId]: { methodId, at: clock() } },
      });
    },
    lastLogin: async (methodId) => (await current()).logins[methodId] ?? null,
    async forRequest(approvalId) {
      const found = (await current()).requests[approvalId];
      return found && counts(found) ? found.methodId : null;
    },
    async dropRequest(approvalId) {
      const { [approvalId]: _dropped, ...requests } = (await current()).requests;
      await save({ ...(await current()), requests });
    },
    async clear() {
      stored = { logins: {}, requests: {} };
      await memory.save(null);
    },
  };
}
