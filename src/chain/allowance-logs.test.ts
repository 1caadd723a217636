/** Which logs name a right: the standard events of the own accounts, and nothing that only looks like them. */
import { describe, expect, it } from 'vitest';
import { keccak } from '../ethereum/keccak.ts';
import { type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { allowancesIn, allowanceTopics } from './allowance-logs.ts';
import { type Log, readLogs } from './transfers.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const OTHER: Hex = `0x${'22'.repeat(20)}`;
const SPENDER: Hex = `0x${'33'.repeat(20)}`;
const TOKEN: Hex = `0x${'44'.repeat(20)}`;
const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';

const topic = (event: string): Hex => toHex(keccak(utf8(event)));
const word = (value: Hex): Hex => `0x${value.slice(2).padStart(64, '0')}`;
const APPROVAL = topic('Approval(address,address,uint256)');
const FOR_ALL = topic('ApprovalForAll(address,address,bool)');
const PERMIT = topic('Permit(address,address,address,uint160,uint48,uint48)');

const log = (address: Hex, ...topics: Hex[]): Log => ({ address, topics, data: '0x' });

describe('logs of rights', () => {
  it('name allowances, operators, items and those of Permit2', () => {
    const right = { account: ME, contract: TOKEN, token: TOKEN, spender: SPENDER, id: null };
    const logs = [
      log(TOKEN, APPROVAL, word(ME), word(SPENDER)),
      log(TOKEN, FOR_ALL, word(ME), word(SPENDER)),
      log(TOKEN, APPROVAL, word(ME), word(SPENDER), word('0x0c')),
      log(PERMIT2, PERMIT, word(ME), word(TOKEN), word(SPENDER)),
    ];
    expect(allowancesIn(logs, [ME])).toEqual([
      { kind: 'token', ...right },
      { kind: 'operator', ...right },
      { kind: 'item', ...right, id: '12' },
      { kind: 'permit2', ...right, contract: PERMIT2 },
    ]);
  });

  it('are asked for by all events and all accounts at once', () => {
    const [events, owners] = allowanceTopics([ME, OTHER]);
    expect(events).toContain(APPROVAL);
    expect(events).toContain(PERMIT);
    expect(owners).toEqual([word(ME), word(OTHER)]);
  });

  it('count for nothing when they are of others, malformed, or of a false Permit2', () => {
    const spam = [
      log(TOKEN, APPROVAL, word(OTHER), word(SPENDER)),
      log(TOKEN, APPROVAL, word(ME), word('0x00')),
      log(TOKEN, APPROVAL, word(ME), word(ME)),
      log(TOKEN, APPROVAL, word(ME)),
      log(TOKEN, APPROVAL),
      log(TOKEN, FOR_ALL, word(ME), word(SPENDER), word('0x01')),
      log(TOKEN, topic('Transfer(address,address,uint256)'), word(ME), word(SPENDER)),
      log(TOKEN, PERMIT, word(ME), word(TOKEN), word(SPENDER)),
      log(PERMIT2, PERMIT, word(ME), word(TOKEN)),
      log('0x1234', APPROVAL, word(ME), word(SPENDER)),
    ];
    expect(allowancesIn(spam, [ME])).toEqual([]);
  });

  it('are read past what is no log', () => {
    const good = log(TOKEN, APPROVAL, word(ME), word(SPENDER));
    const answer = [null, 'log', { address: TOKEN }, { ...good, topics: ['0x12'] }, { ...good, topics: [7] }, good];
    expect(allowancesIn(readLogs(answer), [ME])).toHaveLength(1);
  });
});
