/** Computers of one user with one key server; everything is real except disk, network and authenticator. For tests only. */
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { Fetch } from '../../sync/remote.ts';
import { createFirstIdentity } from '../unlock/first-identity.ts';
import { type Created, createStage, type FakeAuthenticator, fakeAuthenticator, type Stage } from './stage.ts';

export const ORIGIN = 'https://keys.example';

/** The connection to the server, which a test can interrupt and observe. */
export interface Line {
  fetch: Fetch;
  /** `cut`: no request arrives; `deaf`: writes arrive, but their answers are lost. */
  state: 'open' | 'cut' | 'deaf';
  asked: string[];
}

export function createLine(server: Fetch): Line {
  const line: Line = {
    state: 'open',
    asked: [],
    async fetch(url, init) {
      if (line.state === 'cut') throw new TypeError('The line is cut.');
      line.asked.push(`${init.method} ${new URL(url).pathname}`);
      const response = await server(url, init);
      if (line.state === 'deaf' && url.endsWith('/writes')) throw new TypeError('The answer was lost.');
      return response;
    },
  };
  return line;
}

export interface Computer {
  stage: Stage;
  line: Line;
}

export async function createComputer(server: Fetch, at?: number): Promise<Computer> {
  const line = createLine(server);
  const stage = await createStage(undefined, line.fetch);
  if (at !== undefined) stage.now.at = at;
  return { stage, line };
}

/** Creates an identity that is stored at the server and open on this computer. @param organisation its name, and who begins it; by default it is a person's @param invitation to the server (16 bytes) */
export async function createServedIdentity(
  { stage }: Computer,
  origin = ORIGIN,
  organisation: { name: string; person: string } | null = null,
  invitation: Uint8Array | null = null,
): Promise<Created> {
  const { session } = stage;
  const authenticator = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const { credentialId } = authenticator;
  const credential = { kind: 'passkey' as const, name: 'Passkey', credentialId, transports: [], localSalt };
  const server = { ...session.parts.server, origin };
  const prf = authenticator.prf(localSalt);
  await session.touch();
  const type = organisation === null ? 'person' : 'organisation';
  const made = await createFirstIdentity(server, stage.now.at, type, credential, prf, 1, organisation);
  await session.drafts.begin(made, { origin, invitation });
  const { recoveryKey, ask } = await session.drafts.recoveryKey();
  await session.drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
  const backup = await session.drafts.backup();
  await session.drafts.finish();
  return { authenticator, localSalt, methodId: made.open.methodId, recoveryKey: recoveryKey.join('-'), backup };
}

/** Restores the identity on an empty computer with the same authenticator, and opens it there. */
export async function findOn(
  { stage }: Computer,
  authenticator: FakeAuthenticator,
  keepCopy = true,
): Promise<{ localSalt: string }> {
  const localSalt = toBase64Url(randomBytes(32));
  await stage.session.keyServer.find(ORIGIN, {
    keepCopy,
    secrets: authenticator.prf(localSalt),
    credential: { credentialId: authenticator.credentialId, transports: [], localSalt },
  });
  return { localSalt };
}

export const recoveryProof = (created: Created): Proof => ({ kind: 'recovery-key', text: created.recoveryKey });
