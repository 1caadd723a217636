/** The signing policy holds where keys are opened, whoever asks and in whatever order. */

import { describe, expect, it } from 'vitest';
import { encodeDeposit } from '../../ethereum/deposit.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import { encodeBatch } from '../../ethereum/own-calls.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import { createAccountActs } from '../accounts/account-acts.ts';
import { newLevel, renameMethod, setMethodLevel } from '../change/levels.ts';
import { setRule } from '../change/policy-acts.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { openMethod } from '../login/method-login.ts';
import { plantNames } from '../testing/household.ts';
import { askedAs, limitedPerson, NO_RULE, proofBy, SITE } from '../testing/limited-person.ts';
import { put } from '../testing/planted.ts';
import { stopAfter } from '../testing/stopping.ts';

const HOUR = 60 * 60 * 1000;
const needsLogin = { code: 'needs-login' };
const notAllowed = { code: 'not-allowed' };
const EVERYTHING = { askAlways: true, countsUnknown: true };

/** ERC-4361 for SITE, or for another domain. */
const signIn = (address: string, domain = 'app.example', more = '') =>
  toHex(
    utf8(
      `${domain} wants you to sign in with your Ethereum account:\n${address}\n\n\nURI: https://${domain}/\nVersion: 1\nChain ID: 1\nNonce: 32891756\nIssued At: 2021-09-30T16:25:24Z${more}`,
    ),
  );

describe('a daily limit', () => {
  it('holds over any number of payments, and tells which login method may send more', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    await person.pay(60n, 0);
    await person.pay(40n, 1);
    await expect(person.pay(1n, 2)).rejects.toThrow('“This laptop’s passkey” or “Recovery key”');
    await expect(person.pay(1n, 2)).rejects.toMatchObject(needsLogin);
    // Nothing was counted for what was refused.
    person.stage.now.at += 24 * HOUR;
    await person.logIn(person.blue);
    await person.pay(100n, 2);
  });

  it('of two requests at the same time, together above the limit, one is signed', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    const results = await Promise.allSettled([0, 1, 2].map((nonce) => person.pay(60n, nonce)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('counts a replacement beyond the larger amount only, and fees with the amount', async () => {
    const { pay, signing, asked, transaction, everyday } = await limitedPerson({ daily: { 1: '100000' } });
    await pay(60_000n, 0);
    await pay(90_000n, 0, 'faster');
    await pay(10n, 0, 'cancel');
    await pay(10_000n, 1);
    const withFee = transaction(0n, 2, { gasPrice: '1' } as object);
    await expect(signing().transaction(asked('fee'), everyday, withFee, '0')).rejects.toMatchObject(needsLogin);
  });

  it('counts what leaves on a layer-2 network, also when it goes there through the layer-1 chain', async () => {
    const daily = { 1: '1000', 8453: '100' };
    const { signing, asked, transaction, everyday } = await limitedPerson({ daily, countsUnknown: false });
    const bring = (id: string, value: bigint, nonce: number) => {
      const data = encodeDeposit({ to: `0x${'22'.repeat(20)}`, value, gasLimit: 21_000n, data: '0x' });
      const to = entranceOf(8453)?.contract as Hex;
      return signing().transaction(asked(id), everyday, { ...transaction(0n, nonce), to, data }, '0');
    };
    await bring('some', 60n, 0);
    await expect(bring('more', 41n, 1)).rejects.toMatchObject(needsLogin);
    await bring('rest', 40n, 1);
  });

  it('allows and counts several transactions of one request together: all or none, each once for its nonce', async () => {
    const { signing, asked, transaction, everyday, pay, from, set } = await limitedPerson({ daily: { 1: '100' } });
    const together = (id: string, wei: readonly [bigint, bigint], first: number) =>
      signing().transactions(asked(id), everyday, [transaction(wei[0], first), transaction(wei[1], first + 1)], '0');
    await expect(together('much', [60n, 60n], 0)).rejects.toMatchObject(needsLogin);
    expect(await together('some', [40n, 40n], 0)).toHaveLength(2);
    // The same again counts nothing; what is left is 20.
    await together('again', [40n, 40n], 0);
    await expect(pay(21n, 2)).rejects.toMatchObject(needsLogin);
    // Calls that the account makes to itself count with what they send, where calls that nobody can read are allowed.
    await set({ daily: { 1: '100' }, countsUnknown: false });
    const toItself = (value: string, nonce: number) => {
      const data = encodeBatch([{ to: '0x0000000000000000000000000000000000000b0b', value, data: '0x' }]);
      return signing().transaction(asked(value), everyday, transaction(0n, nonce, { to: from, data }), '0');
    };
    await expect(toItself('21', 2)).rejects.toMatchObject(needsLogin);
    await toItself('20', 2);
  });

  it('counts the data fee of the network, and where that is not known nothing is below it', async () => {
    const { signing, asked, transaction, everyday, set } = await limitedPerson({ daily: { 1: '100' } });
    const pay = (id: string, nonce: number, dataFee: string | null) =>
      signing().transaction(asked(id), everyday, transaction(50n, nonce), dataFee);
    await expect(pay('a', 0, '51')).rejects.toMatchObject(needsLogin);
    await expect(pay('b', 0, null)).rejects.toMatchObject(needsLogin);
    await pay('c', 0, '49');
    await expect(pay('d', 1, '0')).rejects.toMatchObject(needsLogin);
    await set({ daily: null, askAbove: { 1: '100' }, countsUnknown: false });
    await expect(pay('e', 1, '51')).rejects.toMatchObject(needsLogin);
    await expect(pay('f', 1, null)).rejects.toMatchObject(needsLogin);
    const check = await signing().check(
      { origin: SITE },
      { characterId: everyday, chainId: 1 },
      { kind: 'transaction', transaction: transaction(1n, 1), dataFee: null },
    );
    expect(check).toMatchObject({ verdict: 'ask', reasons: [{ kind: 'fee-unknown' }] });
    await pay('g', 1, '50');
    await set({ askAbove: null });
    await pay('h', 2, null);
  });

  it('is counted before the signature leaves: a stop in between lets the same payment go on, and no other', async () => {
    for (let commits = 0; ; commits++) {
      const person = await limitedPerson({ daily: { 1: '100' } });
      let signed = false;
      const wasStopped = await stopAfter(person.stage, commits, async () => {
        await person.pay(100n, 0);
        signed = true;
      });
      person.stage.restartWorker();
      const other = await person.pay(100n, 1, 'other').then(
        () => true,
        () => false,
      );
      // Never both: what was signed was counted.
      expect(signed && other).toBe(false);
      if (!other) await person.pay(100n, 0);
      if (!wasStopped) {
        expect(signed).toBe(true);
        break;
      }
    }
  });

  it('survives the worker and the browser, and a clock that is set back gives no new day', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    person.stage.now.at += 48 * HOUR;
    await person.logIn(person.blue);
    await person.pay(100n, 0);
    person.stage.restartWorker();
    await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
    await person.stage.restartBrowser();
    for (const shift of [-36 * HOUR, -12 * HOUR, 71 * HOUR]) {
      person.stage.now.at += shift;
      await person.logIn(person.blue);
      await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
    }
    person.stage.now.at += HOUR;
    await person.logIn(person.blue);
    await person.pay(100n, 1);
  });

  it('begins a new count when it is changed with a managing login', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    await person.pay(100n, 0);
    await person.set({ daily: { 1: '50' } });
    await person.pay(50n, 1);
    await expect(person.pay(1n, 2)).rejects.toMatchObject(needsLogin);
    // Another part of the rule changes nothing about it.
    await person.set({ daily: { 1: '50' }, sites: [SITE] });
    await expect(person.pay(1n, 2)).rejects.toMatchObject(needsLogin);
  });

  it('survives new keys of the character', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    await person.pay(100n, 0);
    await person.session.change(person.mine, (change) => rotateCharacters(change, [person.everyday]));
    await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
  });

  it('allows nothing on a network that it does not name, and nothing of unknown worth unless the person said so', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    const { signing, asked, everyday, transaction, from } = person;
    const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject(needsLogin);
    await refused(signing().transaction(asked('a'), everyday, transaction(1n, 0, { chainId: 10 }), '0'));
    const token = transaction(0n, 0, { data: '0xa9059cbb' });
    await refused(signing().transaction(asked('b'), everyday, token, '0'));
    await refused(signing().transaction(asked('c'), everyday, transaction(0n, 0, { to: null }), '0'));
    const signer = { characterId: everyday, address: from, chainId: 1 };
    await refused(signing().typedData(asked('d'), signer, '{}'));
    await refused(signing().message(asked('e'), signer, '0x68656c6c6f'));
    // A sign-in for the site that asks moves nothing; one for another site, or one that delegates, might.
    await signing().message(asked('f'), signer, signIn(from));
    await refused(signing().message(asked('g'), signer, signIn(from, 'other.example')));
    await refused(signing().message(asked('h'), signer, signIn(from, 'app.example', '\nResources:\n- urn:recap:e30')));
    await person.set({ daily: { 1: '100' }, countsUnknown: false });
    await signing().transaction(asked('i'), everyday, token, '0');
    await signing().message(asked('j'), signer, '0x68656c6c6f');
    await refused(signing().transaction(asked('k'), everyday, transaction(101n, 1, { data: '0xa9059cbb' }), '0'));
  });
});

describe('asking again', () => {
  it('wants a login for this very request, by a login method that may', async () => {
    const person = await limitedPerson(EVERYTHING);
    const { signing, blue, everyday, savings } = person;
    await expect(person.pay(1n, 0, 'one')).rejects.toMatchObject(needsLogin);
    await signing().confirm('one', proofBy(blue), everyday);
    await person.pay(1n, 0, 'one');
    // Another request is not covered by it, nor is one that has ended.
    await expect(person.pay(1n, 1, 'two')).rejects.toMatchObject(needsLogin);
    await signing().forget('one');
    await expect(person.pay(1n, 1, 'one')).rejects.toMatchObject(needsLogin);
    // A login method that does not open the character proves nothing for it.
    await expect(signing().confirm('two', proofBy(blue), savings)).rejects.toMatchObject(notAllowed);
  });

  it('goes on after a stop of the worker, not after a lock, and not five minutes later', async () => {
    const person = await limitedPerson(EVERYTHING);
    const { stage, signing, blue, everyday } = person;
    await signing().confirm('one', proofBy(blue), everyday);
    stage.restartWorker();
    await person.pay(1n, 0, 'one');
    stage.now.at += 6 * 60_000;
    await expect(person.pay(1n, 0, 'one')).rejects.toMatchObject(needsLogin);
    await signing().confirm('one', proofBy(blue), everyday);
    await stage.session.lock();
    await person.logIn(blue);
    await expect(person.pay(1n, 0, 'one')).rejects.toMatchObject(needsLogin);
  });

  it('above an amount: not below, and also where nobody can tell what it is worth', async () => {
    const { pay, signing, asked, everyday, transaction } = await limitedPerson({ askAbove: { 1: '100' } });
    await pay(100n, 0);
    await expect(pay(101n, 1)).rejects.toMatchObject(needsLogin);
    await expect(
      signing().transaction(asked('a'), everyday, transaction(1n, 1, { data: '0x095ea7b3' }), '0'),
    ).rejects.toMatchObject(needsLogin);
    await expect(
      signing().transaction(asked('b'), everyday, transaction(1n, 1, { chainId: 10 }), '0'),
    ).rejects.toMatchObject(needsLogin);
  });

  it('after some minutes: the login itself counts, and a clock that is set back does not make it younger', async () => {
    const person = await limitedPerson({ askAfterMinutes: 10 });
    await person.pay(1n, 0);
    person.stage.now.at += 11 * 60_000;
    await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
    await person.signing().confirm('pay-1', proofBy(person.blue), person.everyday);
    await person.pay(1n, 1);
    await person.signing().forget('pay-1');
    await person.pay(1n, 2);
    person.stage.now.at -= 60_000;
    await expect(person.pay(1n, 3)).rejects.toMatchObject(needsLogin);
  });

  it('a login method of a level without the rule sends what the limit refuses', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    await person.signing().confirm('pay-0', proofBy(person.key), person.everyday);
    await person.pay(5000n, 0);
    // That was not the everyday key's money of the day.
    await person.pay(100n, 1);
    await expect(person.pay(1n, 2)).rejects.toMatchObject(needsLogin);
  });
});

describe('sites', () => {
  it('only the listed ones may ask; the wallet itself may', async () => {
    const person = await limitedPerson({ sites: [SITE] });
    const { signing, everyday, transaction, from } = person;
    const signer = { characterId: everyday, address: from, chainId: 1 };
    expect(await signing().maySiteAsk(everyday, SITE)).toBe(true);
    for (const origin of ['https://evil.example', 'http://app.example', 'https://app.example.evil.example']) {
      expect(await signing().maySiteAsk(everyday, origin)).toBe(false);
      const asked = askedAs('x', origin);
      await expect(signing().message(asked, signer, signIn(from))).rejects.toMatchObject(needsLogin);
    }
    await signing().transaction(askedAs('own'), everyday, transaction(1n, 0), '0');
  });

  it('of a rule for every level nobody is asked for more: no login helps', async () => {
    const person = await limitedPerson({ sites: [] }, true);
    const { signing, everyday, transaction, asked } = person;
    await expect(signing().transaction(asked('a'), everyday, transaction(1n, 0), '0')).rejects.toMatchObject(
      notAllowed,
    );
    const check = await signing().check({ origin: SITE }, { characterId: everyday, chainId: 1 }, { kind: 'connect' });
    expect(check).toMatchObject({ verdict: 'refused', methodIds: [] });
  });
});

it('a connection signs nothing: only the list of sites is about it', async () => {
  const { signing, everyday } = await limitedPerson({ askAlways: true, daily: { 1: '1' }, sites: [SITE] });
  const check = (origin: string) =>
    signing().check({ origin }, { characterId: everyday, chainId: 1 }, { kind: 'connect' });
  expect(await check(SITE)).toMatchObject({ verdict: 'allowed', daily: [] });
  expect(await check('https://evil.example')).toMatchObject({ verdict: 'refused', reasons: [{ kind: 'site' }] });
});

describe('a key does not leave its limits', () => {
  it('a limited login method neither exports nor shares; one without limits does', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    const { session, blue, key, everyday, savings, from } = person;
    const acts = createAccountActs(session.parts, session.profiles, session);
    await expect(acts.exportPrivateKey(proofBy(blue), everyday, from)).rejects.toMatchObject(notAllowed);
    await expect(acts.exportPhrase(proofBy(blue), everyday)).rejects.toMatchObject(notAllowed);
    await expect(acts.share(everyday, from, savings, false)).rejects.toMatchObject(notAllowed);
    expect(await acts.exportPrivateKey(proofBy(key), everyday, from)).toMatch(/^0x/);
    await person.set({ askAlways: true });
    await acts.exportPhrase(proofBy(blue), everyday);
    await expect(acts.share(everyday, from, savings, false)).rejects.toMatchObject(notAllowed);
    await person.logIn(key);
    await acts.share(everyday, from, savings, true);
  });
});

describe('the rules themselves', () => {
  it('are changed by managing login methods only', async () => {
    const { session, blue, everyday, daily } = await limitedPerson({ askAlways: true });
    await expect(
      session.change(proofBy(blue), async (change) =>
        setRule(change, { levelId: daily, characterId: everyday }, NO_RULE),
      ),
    ).rejects.toMatchObject(notAllowed);
  });

  it('follow a login method into another level', async () => {
    const person = await limitedPerson({ askAlways: true });
    const { session, mine, everyday, blue } = person;
    const free = await session.change(mine, (change) =>
      newLevel(change, { name: 'Free', manages: false, characterIds: [everyday] }),
    );
    await session.change(mine, (change) => setMethodLevel(change, blue.methodId, free, 'not-lost'));
    await person.pay(1n, 0);
  });

  it('stay when the names cannot be read, for a worker that knew them and for a browser that comes back', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    const { stage, session } = person;
    await session.profiles.keep();
    await put(stage, IDENTITY_DOCUMENT, null);
    await person.pay(100n, 0);
    await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
    await stage.restartBrowser();
    await person.logIn(person.blue);
    await stage.session.profiles.recall();
    await expect(person.pay(1n, 1)).rejects.toMatchObject(needsLogin);
    // The next change of the identity writes them again.
    await stage.session.change(person.mine, async (change) => renameMethod(change, person.blue.methodId, 'Blue'));
    const { names, isRebuilt } = await stage.session.profiles.names();
    expect(isRebuilt).toBe(false);
    expect(Object.values(names.signing?.rules ?? {})).toMatchObject([{ daily: { 1: '100' } }]);
  });

  it('unknown to a computer and unreadable: every signature needs a login', async () => {
    const person = await limitedPerson({ daily: { 1: '100' } });
    await put(person.stage, IDENTITY_DOCUMENT, null);
    await person.stage.restartBrowser();
    await person.logIn(person.blue);
    await expect(person.pay(1n, 0)).rejects.toMatchObject(needsLogin);
    await person.signing().confirm('pay-0', proofBy(person.blue), person.everyday);
    await person.pay(1n, 0);
  });

  it('an older document in the place of the newer one is refused', async () => {
    const person = await limitedPerson({});
    const { stage, session, login } = person;
    const key = `${login?.identityId}/${IDENTITY_DOCUMENT}`;
    const before = await stage.vault.get('boxes', key);
    await person.set({ daily: { 1: '1' } });
    await session.profiles.names();
    await session.profiles.keep();
    await put(stage, IDENTITY_DOCUMENT, before);
    await expect(person.pay(100n, 0)).rejects.toMatchObject({ code: 'older-state' });
    await stage.restartBrowser();
    await person.logIn(person.blue);
    await stage.session.profiles.recall();
    await expect(person.pay(100n, 0)).rejects.toMatchObject({ code: 'older-state' });
  });

  it('a rule that cannot be read asks for a login every time, and so does a policy that cannot', async () => {
    for (const signing of [
      { rules: { broken: { askAlways: 'no' } }, counts: {} },
      { rules: { '/': 7 } },
      { rules: [] },
      'none',
      null,
    ]) {
      const person = await limitedPerson({ daily: { 1: '1000' } });
      const { stage, session, created } = person;
      const laptop = await openMethod(
        session.parts,
        passkeyModeSecret(created.authenticator.prf(created.localSalt).first),
      );
      const signer: BoxSigner = { kind: 'method', id: laptop.method.id, seed: laptop.keys.signingSeed };
      await plantNames(stage, { signer, version: 1000, more: { signing } });
      await stage.restartBrowser();
      await person.logIn(person.blue);
      await expect(person.pay(1n, 0), JSON.stringify(signing)).rejects.toMatchObject(needsLogin);
    }
  });
});
