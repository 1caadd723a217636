/** Words of a connection. */
import { describe, expect, it } from 'vitest';
import { MAIN, review, rowsOf, SPENDING, sentenceOf, warningOf, warningsOf } from '../testing/review-world.ts';

const connect = { kind: 'connect' } as const;
const at = (origin: string) => ({ request: { origin } });

describe('a connection', () => {
  it('names site and character, and proposes the first account that can act', async () => {
    const made = await review(connect, at('https://snapshot.box'));
    expect(sentenceOf(made)).toBe('Let snapshot.box see accounts of *Everyday*?');
    expect(made.verb).toBe('Connect');
    expect(made.warnings).toEqual([]);
    expect(rowsOf(made)).toEqual([
      'It can see: addresses and history of these accounts',
      'It can ask: for signatures, one prompt each time',
      'It never sees: other accounts or characters',
    ]);
    expect(made.body).toMatchObject({
      newAccountName: 'Account 4',
      newAccountTicked: false,
      knownAs: [],
      others: [
        { id: 'market', name: 'Night Market' },
        { id: 'savings', name: 'Savings' },
      ],
    });
  });

  it('proposes a new account where no other can act, named after no site', async () => {
    const accounts = async () => [{ address: MAIN, name: 'Museum', balance: null, viewOnly: true }];
    const { body } = await review(connect, { data: { accounts } });
    expect(body).toMatchObject({ newAccountName: 'Account 2', newAccountTicked: true, accounts: [{ ticked: false }] });
  });

  it('shows balances and view-only accounts, and the networks to begin on', async () => {
    const { body } = await review(connect);
    expect(body).toMatchObject({
      accounts: [
        { name: 'Main', balance: '1.2042 ETH', ticked: true, viewOnly: false },
        { name: 'Spending', balance: '0.63 ETH', ticked: false },
        { name: 'Museum', balance: null, viewOnly: true },
      ],
      networks: expect.arrayContaining([{ chainId: 1, name: 'Ethereum' }]),
    });
  });

  it('ticks what the site sees already, and no new account then', async () => {
    const grant = async () => ({ since: 5, accounts: [SPENDING], chainId: 1 });
    const { body } = await review(connect, { data: { grant } });
    expect(body).toMatchObject({ newAccountTicked: false, accounts: [{ ticked: false }, { ticked: true }, {}] });
    const edited = await review(connect, { data: { grant }, edits: { accounts: [MAIN], newAccount: true } });
    expect(edited.body).toMatchObject({ newAccountTicked: true, accounts: [{ ticked: true }, { ticked: false }, {}] });
  });

  it('says which character the site knows', async () => {
    const knownAs = async () => [{ id: 'market', name: 'Night Market' }];
    const made = await review(connect, { data: { knownAs }, ...at('https://guild.xyz') });
    expect(warningOf(made, 'known-as-other')).toEqual({
      rule: 'known-as-other',
      severity: 'caution',
      title: 'This site already knows you as Night Market',
      text: 'If you connect as Everyday too, guild.xyz can tell that both are in one browser.',
    });
    expect(made.body).toMatchObject({ knownAs: [{ id: 'market' }], others: [{ id: 'savings' }] });
  });

  it('does not warn of the character that asks again', async () => {
    const knownAs = async () => [{ id: 'everyday', name: 'Everyday' }];
    expect(warningsOf(await review(connect, { data: { knownAs } }))).toEqual([]);
  });
});

describe('the site itself', () => {
  it('is a danger when the person blocked another site of its domain', async () => {
    const made = await review(connect, at('https://app.steals.example'));
    expect(warningsOf(made)).toEqual(['danger blocked-domain']);
    expect(made.warnings[0]?.tick).toBe('I trust app.steals.example all the same');
    expect(warningsOf(await review(connect, at('https://kind.example')))).toEqual([]);
  });

  it('is a danger with a tick when it is on the list of phishing sites', async () => {
    const made = await review(connect, at('https://app.drains.example'));
    expect(warningsOf(made)).toEqual(['danger phishing-site']);
    expect(made.warnings[0]?.tick).toBe('I know that app.drains.example is on that list');
    expect(made.verb).toBe('Connect anyway');
    const phishingHost = () => Promise.reject(new Error('unreadable'));
    expect(warningsOf(await review(connect, { ...at('https://app.drains.example'), data: { phishingHost } }))).toEqual(
      [],
    );
  });

  it('is warned of when it goes by the name of another', async () => {
    const made = await review(connect, at('https://aave-claims.net'));
    expect(made.warnings).toEqual([
      {
        rule: 'resembling-site',
        severity: 'caution',
        title: 'This is not aave.com',
        text: 'aave-claims.net only uses its name. If you meant to visit aave.com, type its address yourself.',
      },
    ]);
  });

  it('is warned of when its page came without encryption', async () => {
    expect(warningsOf(await review(connect, at('http://plain.example')))).toEqual(['caution insecure-site']);
    expect(warningsOf(await review(connect, at('http://localhost:5173')))).toEqual([]);
  });

  it('is warned of when its address has unusual letters', async () => {
    const made = await review(connect, at('https://xn--mnchen-3ya.example'));
    expect(warningsOf(made)).toEqual(['caution unusual-letters']);
    expect(warningOf(made, 'unusual-letters')?.text).toContain('xn--mnchen-3ya.example');
  });

  it('ticks the accounts that the site asks for, if they are of this character', async () => {
    const stranger = '0x00000000000000000000000000000000000a11ce';
    const { body } = await review({ ...connect, accounts: [stranger, SPENDING] });
    expect(body).toMatchObject({ accounts: [{ ticked: false }, { ticked: true }, {}] });
    expect(await review({ ...connect, accounts: [stranger] })).toMatchObject({
      body: { accounts: [{ ticked: true }, {}, {}] },
    });
  });

  it('names the networks that the site may switch to later', async () => {
    const later = async (chains: number[]) =>
      rowsOf(await review({ ...connect, chains })).find((row) => /^It can switch/.test(row));
    expect(await later([1, 8453, 99])).toBe('It can switch: to Base and network 99 and back, without a prompt');
    expect(await later([1, 1])).toBeUndefined();
    expect(await later([8453])).toBe('It can switch: to Base and back, without a prompt');
  });
});
