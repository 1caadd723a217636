/** Standing rights, in whole sentences: what somebody is let do, and is not let do any more. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';

export const rights = room('approvals/review/rights', {
  takeItem: {
    given: (who: Text, item: Text) => sentence`Let ${who} take ${marked(item)}?`,
    ended: (who: Text, item: Text) => sentence`Stop letting ${who} take ${marked(item)}?`,
  },
  moveItems: {
    given: (who: Text, collection: Text) =>
      sentence`Let ${who} move ${marked(`all your items of ${collection}`)}, now and later?`,
    ended: (who: Text, collection: Text) =>
      sentence`Stop letting ${who} move ${marked(`all your items of ${collection}`)}?`,
  },
  borrow: {
    given: (who: Text, howMuch: Text) => sentence`Let ${who} borrow ${marked(howMuch)} at your cost?`,
    ended: (who: Text, howMuch: Text) => sentence`Stop letting ${who} borrow ${marked(howMuch)}?`,
  },
  manage: {
    given: (who: Text, where: Text) => sentence`Let ${who} manage ${marked(`everything you have at ${where}`)}?`,
    ended: (who: Text, where: Text) =>
      sentence`Stop letting ${who} manage ${marked(`everything you have at ${where}`)}?`,
  },
  spend: {
    given: (who: Text, amount: Text) => sentence`Let ${who} spend ${marked(amount)}?`,
    ended: (who: Text, amount: Text) => sentence`Stop letting ${who} spend ${marked(amount)}?`,
  },
  trade: {
    given: (who: Text, service: Text) => sentence`Let ${who} trade ${marked(`for you at ${service}`)}?`,
    ended: (who: Text, service: Text) => sentence`Stop letting ${who} trade ${marked(`for you at ${service}`)}?`,
  },
  control: {
    given: (who: Text, service: Text) => sentence`Let ${who} control ${marked(`your whole account at ${service}`)}?`,
    ended: (who: Text, service: Text) =>
      sentence`Stop letting ${who} control ${marked(`your whole account at ${service}`)}?`,
  },
  vote: {
    given: (who: Text, service: Text) => sentence`Let ${who} vote ${marked(`in your name at ${service}`)}?`,
    ended: (who: Text, service: Text) => sentence`Stop letting ${who} vote ${marked(`in your name at ${service}`)}?`,
  },
  takeFee: {
    given: (who: Text, rate: Text, service: Text) =>
      sentence`Let ${who} take ${marked(`a fee of up to ${rate}`)} of your trades at ${service}?`,
    ended: (who: Text, rate: Text) => sentence`Stop letting ${who} take ${marked(`a fee of up to ${rate}`)}?`,
  },
  post: {
    given: (who: Text, service: Text) => sentence`Let ${who} post ${marked(`in your name at ${service}`)}?`,
    ended: (who: Text, service: Text) => sentence`Stop letting ${who} post ${marked(`in your name at ${service}`)}?`,
  },
  recover: {
    given: (who: Text, service: Text) => sentence`Let ${who} own or recover ${marked(`your name at ${service}`)}?`,
    ended: (who: Text, service: Text) =>
      sentence`Stop letting ${who} own or recover ${marked(`your name at ${service}`)}?`,
  },
  own: {
    given: (who: Text, contract: Text) => sentence`Let ${who} own ${marked(contract)}?`,
    ended: (who: Text, contract: Text) => sentence`Stop letting ${who} own ${marked(contract)}?`,
  },
  actAs: {
    given: (who: Text, account: Text) =>
      sentence`Let ${who} act as ${marked(account)}, alone or with its other owners?`,
    ended: (who: Text, account: Text) => sentence`Stop letting ${who} act as ${marked(account)}?`,
  },
  decide: {
    given: (who: Text, contract: Text) => sentence`Let ${who} decide ${marked(`what ${contract} does`)}, from now on?`,
    ended: (who: Text, contract: Text) => sentence`Stop letting ${who} decide ${marked(`what ${contract} does`)}?`,
  },
  administer: {
    given: (who: Text, contract: Text) => sentence`Let ${who} administer ${marked(contract)}?`,
    ended: (who: Text, contract: Text) => sentence`Stop letting ${who} administer ${marked(contract)}?`,
  },
  haveRole: {
    given: (who: Text, contract: Text) => sentence`Let ${who} have ${marked(`a role at ${contract}`)}?`,
    ended: (who: Text, contract: Text) => sentence`Stop letting ${who} have ${marked(`a role at ${contract}`)}?`,
  },
});
