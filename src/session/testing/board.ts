/** Two managers and a member, at a key server that a test makes lie; the second manager has a computer of their own. For tests only. */
import type { Hex } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SecondManagerAct } from '../../messaging/persons.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { createEvilServer } from '../../sync/testing/evil.ts';
import { type AccountActs, createAccountActs } from '../accounts/account-acts.ts';
import { newLevel } from '../change/levels.ts';
import { createPersonActs, type PersonActs } from '../change/person-acts.ts';
import { setRule } from '../change/policy-acts.ts';
import { addKey, type TestKey } from './add-key.ts';
import { askedAs, NO_RULE, paymentOf, proofBy, signingOf } from './limited-person.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN, recoveryProof } from './served.ts';
import { proofOf } from './stage.ts';

const START = 1_800_000_000_000;

/** @param acts what needs two managers */
export async function board(acts: readonly SecondManagerAct[]) {
  const time = { at: START };
  const server = createEvilServer(ORIGIN, () => time.at);
  const here = await createComputer(server.line, START);
  const created = await createServedIdentity(here);
  const { session } = here.stage;
  const mara = proofOf(created);
  const paper = recoveryProof(created);
  const characterId = (await session.layers())[0]?.characterIds[0] ?? '';
  const { log } = await session.view();
  const managers = log.methods.find(({ id }) => id === created.methodId)?.levelId ?? '';
  const bo = await addKey(session, paper, managers, 'Bo’s key', { personName: 'Bo Ek' });
  const members = await session.change(mara, (change) =>
    newLevel(change, { name: 'Members', manages: false, characterIds: [characterId] }),
  );
  const ida = await addKey(session, mara, members, 'Ida’s key', { personName: 'Ida Holm' });
  const personsAt = ({ stage }: Computer): PersonActs =>
    createPersonActs(
      stage.session.profiles,
      stage.session,
      () => stage.now.at,
      async () => null,
      async () => undefined,
    );
  await personsAt(here).requireTwo(mara, acts);
  const there = await createComputer(server.line, START);
  await findOn(there, bo.authenticator);
  const [account] = (await session.profiles.read(characterId)).accounts;
  const from = account?.address as Hex;

  const round = async (...computers: Computer[]) => {
    for (const { stage } of computers) await stage.session.keyServer.synchronise();
  };
  const pay = ({ stage }: Computer, wei: number, nonce: number) =>
    signingOf(stage.session).transaction(askedAs(`${nonce}`), characterId, paymentOf(from, wei, nonce), '0');
  return {
    server,
    here,
    there,
    created,
    mara,
    paper,
    bo,
    boProof: proofBy(bo),
    ida,
    idaProof: proofBy(ida),
    characterId,
    members,
    from,
    personsAt,
    round,
    pay,
    accountsAt: ({ stage }: Computer): AccountActs =>
      createAccountActs(stage.session.parts, stage.session.profiles, stage.session),
    setLimits: (at: Computer, proof: Proof, rule: Partial<SigningRule>) =>
      at.stage.session.change(proof, async (change) =>
        setRule(change, { levelId: null, characterId }, { ...NO_RULE, ...rule }),
      ),
    proposals: async ({ stage }: Computer) => (await stage.session.view()).log.proposals,
    /** One more computer, which knows nothing yet, with this login method. */
    async another(key: Pick<TestKey, 'authenticator'>): Promise<Computer> {
      const computer = await createComputer(server.line, START);
      await findOn(computer, key.authenticator);
      return computer;
    },
    /** Moves all clocks (ms). */
    later(more: number) {
      time.at += more;
      for (const { stage } of [here, there]) stage.now.at += more;
    },
  };
}
