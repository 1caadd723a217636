/** What a transaction does: its calls, their dangers, delegations, and ways through another network. */
import { room, type Text } from '../../../room.ts';
import { marked, type Sentence, sentence } from '../../../sentence.ts';
import { toCounted, toListing } from '../../grammar.ts';
import {
  type AccountName,
  type ContractName,
  type RecipientName,
  toAccount,
  toAccountFirst,
  toContract,
  toRecipient,
  toUnknownContract,
} from './parts.ts';

export const reviewCalls = room('approvals/review/calls', {
  // call.ts
  deployContract: (network: Text) => sentence`Deploy a ${marked('new contract')} on ${network}?`,
  deployAndSend: (network: Text, amount: Text) =>
    sentence`Deploy a ${marked('new contract')} on ${network} and send it ${amount}?`,
  deploy: 'Deploy',
  code: 'Code',
  codeSize: (bytes: number) => toCounted(bytes, 'byte'),
  cannotReadCode: 'Dramatis can’t read what it does',
  codeStays: 'It becomes public, and it can’t be changed or taken back.',
  depositInto: (amount: Text, name: ContractName) => sentence`Deposit ${marked(amount)} into ${toContract(name)}?`,
  deposit: 'Deposit',
  units: (amount: Text) => `${amount} base units`,
  withdrawFrom: (amount: Text, name: ContractName) => sentence`Withdraw ${marked(amount)} from ${toContract(name)}?`,
  withdraw: 'Withdraw',
  makeEmptyBatchTo: (name: ContractName) => sentence`Make an ${marked('empty batch call')} to ${toContract(name)}?`,
  payWithEmptyBatch: (paid: Text, name: ContractName) =>
    sentence`Pay ${marked(paid)} to ${toContract(name)} with an ${marked('empty batch call')}?`,
  pay: 'Pay',
  makeCallsTo: (length: number, name: ContractName) =>
    sentence`Make ${marked(toCounted(length, 'call'))} to ${toContract(name)}?`,
  payAndMakeCalls: (paid: Text, name: ContractName, length: number) =>
    sentence`Pay ${marked(paid)} to ${toContract(name)} and make ${marked(toCounted(length, 'call'))} there?`,
  // calls.ts
  callsTogether: (count: number) => sentence`Make ${marked(toCounted(count, 'call'))}, all or nothing?`,
  callsApart: (count: number) => sentence`Make ${marked(toCounted(count, 'call'))}, one after another?`,
  separateTransactions: (length: number) => `These are ${toCounted(length, 'transaction')}`,
  separateTransactionsText: 'Each is included by itself. If one fails, the others can still go through.',
  // account-call.ts
  asAccountPaying: (name: AccountName, inner: Sentence, amount: Text) =>
    sentence`As ${toAccount(name)}: ${inner} ${marked(amount)} is sent along.`,
  makeEmptyBatch: () => sentence`Make an ${marked('empty batch call')}?`,
  makeCalls: (length: number) => sentence`Make ${marked(toCounted(length, 'call'))}?`,
  runForeignCode: (name: Text) => sentence`Run ${marked('another contract’s code')}, from ${name}?`,
  run: 'Run',
  coinsAlong: (amount: Text) => `It also sends ${amount}`,
  coinsAlongText: 'This kind of call doesn’t use coins. They would probably be lost.',
  // unknown-call.ts
  confirm: 'Confirm',
  callFunction: (method: Text, contract: ContractName) =>
    sentence`Call ${marked(method)} on ${toUnknownContract(contract)}?`,
  callUnknownFunction: (contract: ContractName) =>
    sentence`Call ${marked('an unknown function')} on ${toUnknownContract(contract)}?`,
  payAndCall: (amount: Text, contract: ContractName, method: Text) =>
    sentence`Pay ${marked(amount)} to ${toUnknownContract(contract)} and call ${method}?`,
  payAndCallUnknown: (amount: Text, contract: ContractName) =>
    sentence`Pay ${marked(amount)} to ${toUnknownContract(contract)} and call an unknown function?`,
  // malformed-call.ts
  callTooLarge: (method: Text, contract: Text) =>
    sentence`Call ${marked(method)} on ${contract}, with more data than anyone can read?`,
  callOdd: (method: Text, contract: Text) =>
    sentence`Call ${marked(method)} on ${contract}, encoded in an unusual way?`,
  tooLarge: 'This call has more data than anyone can read',
  odd: 'This call is encoded in an unusual way',
  cannotReadIt: (atWorst: Text) => `Dramatis can’t read it, but some contracts accept it anyway. ${atWorst}`,
  tooLargeTick: 'I know what is in this call',
  oddTick: 'I know why it is encoded like this',
  atWorst: {
    spend: (symbol: Text, account: AccountName) =>
      `At worst it lets somebody take all the ${symbol} that ${toAccount(account)} ever holds, until you revoke it.`,
    send: (symbol: Text, account: AccountName) =>
      `At worst it sends all the ${symbol} of ${toAccount(account)} to somebody else.`,
    items: (account: AccountName) =>
      `At worst it lets somebody take every item that ${toAccount(account)} ever holds there, until you revoke it.`,
    anyToken: (account: AccountName) =>
      `At worst it lets somebody take all tokens of ${toAccount(account)} that Permit2 may move.`,
    borrow: (account: AccountName) =>
      `At worst it lets somebody borrow without limit, and ${toAccount(account)} owes it.`,
    manage: (account: AccountName) =>
      `At worst it lets somebody withdraw all that ${toAccount(account)} has there, and borrow in its name.`,
    rule: 'At worst it makes somebody else the owner of this contract and of everything it holds.',
    calls: (account: AccountName) =>
      `At worst it does anything that ${toAccount(account)} can do there, such as letting somebody take everything it holds.`,
  },
  // delegatecall.ts
  foreignCode: 'It runs another contract’s code as the account',
  foreignCodeText: (name: AccountName) =>
    `This is a “delegatecall”: that code can do anything with ${toAccount(name)}, such as taking everything it holds or changing its owner.`,
  foreignCodeTick: 'I know the code that will run',
  // delegation.ts
  endDelegation: (account: AccountName, network: Text) =>
    sentence`End the delegation of ${marked(toAccount(account))} on ${network}?`,
  setAccountUp: (account: AccountName, network: Text) =>
    sentence`Set ${marked(toAccount(account))} up to make several calls at once on ${network}?`,
  endIt: 'End it',
  setUp: 'Set up',
  delegatesToUnknown: (account: AccountName) => `${toAccountFirst(account)} would run the code of an unknown contract`,
  delegatesToUnknownText:
    'Such a contract can take everything that the account holds, now and later. Dramatis signs this only for contracts that it knows.',
  endsDelegation: (account: AccountName) => `It also ends the delegation of ${toAccount(account)}`,
  endsDelegationText: 'The account no longer runs a contract’s code.',
  delegates: (account: AccountName) => `${toAccountFirst(account)} will run a contract’s code`,
  delegatesText: (network: Text, contract: ContractName) =>
    `On ${network} it will run the code of ${toUnknownContract(contract)}. Only your own signatures can use it. You can end it on the account’s page.`,
  setUpQuestion: (account: AccountName) => `Set ${toAccount(account)} up for this?`,
  setUpRequired: (account: AccountName, network: Text, contract: ContractName) =>
    `This site wants all calls or none. For that, ${toAccount(account)} has to run a contract’s code on ${network}: ${toUnknownContract(contract)}. This is set up once, with this transaction. Only your own signatures can use it. You can end it on the account’s page.`,
  setUpOptional: (account: AccountName, network: Text, contract: ContractName) =>
    `For that, ${toAccount(account)} has to run a contract’s code on ${network}: ${toUnknownContract(contract)}. This is set up once, with this transaction. Only your own signatures can use it. You can end it on the account’s page.`,
  refuseSetUp: 'Refuse the setup',
  doWithoutIt: 'Continue without it',
  delegatedAccount: (account: AccountName, contract: ContractName) =>
    `${toAccountFirst(account)} runs the code of ${toUnknownContract(contract)}`,
  delegatedToUnknown: (network: Text) =>
    `This contract can take everything that comes to the account on ${network}. If you didn’t set that up, end it on the account’s page.`,
  delegatedByOther: (network: Text) =>
    `Another wallet set that up on ${network}. You can end it on the account’s page.`,
  // through-layer-one.ts
  networkNumber: (chainId: Text) => `Network ${chainId}`,
  symbolOnNetwork: (symbol: Text, network: Text) => `${symbol} on ${network}`,
  broughtTo: (network: Text) => `Brought to ${network}`,
  fromBalanceOn: (network: Text) => `From your balance on ${network}`,
  gasPaidOn: (network: Text, payingNetwork: Text) => `Gas on ${network}, paid on ${payingNetwork}`,
  onThrough: (network: Text, through: Text, inner: Sentence) => sentence`On ${network}, through ${through}: ${inner}`,
  untried: (network: Text) => `It isn’t known what this does on ${network}`,
  untriedText: (network: Text) => `Dramatis can’t read what it does on ${network}, and it wasn’t simulated there.`,
  unread: 'Dramatis can’t read this call',
  signedUnread: (network: Text) =>
    `This account has already signed this call. What it does on ${network} wasn’t simulated again.`,
  throughLayerOne: (network: Text) => `${network} must carry this out`,
  throughLayerOneText: (payingNetwork: Text, network: Text) =>
    `This usually takes minutes, at most about 12 hours. The network fee is paid on ${payingNetwork}. If the transaction fails on ${network}, it isn’t tried again.`,
  sameTransaction: 'This is the transaction that you signed; it happens only once',
  sameTransactionText: (network: Text, through: Text) =>
    `${network} has 24 hours to take it from ${through}. After that anyone can force it. Dramatis doesn’t do that by itself.`,
  canHappenTwice: 'This can happen twice',
  canHappenTwiceText: (network: Text) =>
    `If ${network} takes the pending transaction before this one arrives, both are carried out. Cancel the pending one first if you can.`,
  canHappenTwiceTick: 'I know that both can be carried out',
  alsoWaits: (network: Text) => `A transaction is still pending on ${network}`,
  alsoWaitsText: (account: AccountName, newest: Text, network: Text) =>
    `${toAccountFirst(account)} sent it earlier: “${newest}”. ${network} can still carry it out. If this is the same payment, you may pay twice.`,
  moreWait: (account: AccountName, newest: Text, count: number, network: Text) =>
    `${toAccountFirst(account)} sent it earlier: “${newest}” and ${toCounted(count, 'more transaction')}. ${network} can still carry it out. If this is the same payment, you may pay twice.`,
  notEnoughThere: (symbol: Text, network: Text) => `Not enough ${symbol} on ${network}`,
  notEnoughThereText: (account: AccountName, held: Text, needed: Text) =>
    `${toAccountFirst(account)} has ${held} there but needs ${needed}. The transaction would fail there and still cost the network fee.`,
  // transaction.ts
  notResponding: (network: Text) => `${network} isn’t responding.`,
  noCode: 'There is no contract at this address',
  noCodeText: (network: Text) =>
    `On ${network} this would only spend the network fee and send the coins that go along.`,
  noCodeTick: 'I want to send this to an address without a contract',
  notEnough: (symbol: Text) => `Not enough ${symbol}`,
  notEnoughText: (needed: Text, account: AccountName, held: Text) =>
    `With the network fee, ${toAccount(account)} needs up to ${needed}. It has ${held}.`,
  expected: (asset: Text) => `${asset}, expected`,
  networkFeeAtMost: 'Network fee, at most',
  left: 'Left',
  // replace.ts
  speedUpCall: (inner: Sentence) => sentence`Speed up: ${inner}`,
  speedUp: 'Speed up',
  speedUpRace: 'The earlier transaction can still be included first, at its lower fee. Only one of the two happens.',
  cancelNonce: (nonce: Text) => sentence`Cancel the transaction with nonce ${marked(nonce)}?`,
  cancel: 'Cancel transaction',
  cancelRace: 'An empty transaction takes its place, for a network fee. The earlier one can still be included first.',
  replacement: 'Only one of the two is included',
  // transfer.ts
  item: (id: Text) => `item ${id}`,
  someOfItem: (amount: Text, id: Text) => `${amount} of item ${id}`,
  itemsOf: (items: readonly string[], collection: Text) => `${toListing(items)} of ${collection}`,
  sendWhat: (what: Text, recipient: RecipientName) => sentence`Send ${marked(what)} to ${toRecipient(recipient)}?`,
  send: 'Send',
  notEnoughTokenText: (account: AccountName, amount: Text) =>
    `${toAccountFirst(account)} has ${amount}. This will fail and still cost the network fee.`,
  outOfAnotherAccount: 'It is taken from another account',
  outOfAnotherAccountText: (account: AccountName) =>
    `It isn’t taken from ${toAccount(account)}. It only works if the other account allowed it.`,
  takenFrom: 'Taken from',
});
