/** Standing rights, in whole sentences: what somebody is let do, and is not let do any more. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { type GranteeName, toGrantee } from './parts.ts';

export const rights = room('approvals/review/rights', {
  takeItem: {
    given: (who: GranteeName, item: Text) => sentence`Let ${toGrantee(who)} take ${marked(item)}?`,
    ended: (who: GranteeName, item: Text) => sentence`Stop letting ${toGrantee(who)} take ${marked(item)}?`,
  },
  moveItems: {
    given: (who: GranteeName, collection: Text) =>
      sentence`Let ${toGrantee(who)} move ${marked(`all your items of ${collection}`)}, now and later?`,
    ended: (who: GranteeName, collection: Text) =>
      sentence`Stop letting ${toGrantee(who)} move ${marked(`all your items of ${collection}`)}?`,
  },
  borrow: {
    given: (who: GranteeName, howMuch: Text) => sentence`Let ${toGrantee(who)} borrow ${marked(howMuch)} at your cost?`,
    ended: (who: GranteeName, howMuch: Text) => sentence`Stop letting ${toGrantee(who)} borrow ${marked(howMuch)}?`,
  },
  manage: {
    given: (who: GranteeName, where: Text) =>
      sentence`Let ${toGrantee(who)} manage ${marked(`everything you have at ${where}`)}?`,
    ended: (who: GranteeName, where: Text) =>
      sentence`Stop letting ${toGrantee(who)} manage ${marked(`everything you have at ${where}`)}?`,
  },
  spend: {
    given: (who: GranteeName, amount: Text) => sentence`Let ${toGrantee(who)} spend ${marked(amount)}?`,
    ended: (who: GranteeName, amount: Text) => sentence`Stop letting ${toGrantee(who)} spend ${marked(amount)}?`,
  },
  trade: {
    given: (who: GranteeName, service: Text) =>
      sentence`Let ${toGrantee(who)} trade ${marked(`for you at ${service}`)}?`,
    ended: (who: GranteeName, service: Text) =>
      sentence`Stop letting ${toGrantee(who)} trade ${marked(`for you at ${service}`)}?`,
  },
  control: {
    given: (who: GranteeName, service: Text) =>
      sentence`Let ${toGrantee(who)} control ${marked(`your whole account at ${service}`)}?`,
    ended: (who: GranteeName, service: Text) =>
      sentence`Stop letting ${toGrantee(who)} control ${marked(`your whole account at ${service}`)}?`,
  },
  vote: {
    given: (who: GranteeName, service: Text) =>
      sentence`Let ${toGrantee(who)} vote ${marked(`in your name at ${service}`)}?`,
    ended: (who: GranteeName, service: Text) =>
      sentence`Stop letting ${toGrantee(who)} vote ${marked(`in your name at ${service}`)}?`,
  },
  takeFee: {
    given: (who: GranteeName, rate: Text, service: Text) =>
      sentence`Let ${toGrantee(who)} take ${marked(`a fee of up to ${rate}`)} on your trades at ${service}?`,
    ended: (who: GranteeName, rate: Text) =>
      sentence`Stop letting ${toGrantee(who)} take ${marked(`a fee of up to ${rate}`)}?`,
  },
  post: {
    given: (who: GranteeName, service: Text) =>
      sentence`Let ${toGrantee(who)} post ${marked(`in your name at ${service}`)}?`,
    ended: (who: GranteeName, service: Text) =>
      sentence`Stop letting ${toGrantee(who)} post ${marked(`in your name at ${service}`)}?`,
  },
  recover: {
    given: (who: GranteeName, service: Text) =>
      sentence`Let ${toGrantee(who)} own or recover ${marked(`your name at ${service}`)}?`,
    ended: (who: GranteeName, service: Text) =>
      sentence`Stop letting ${toGrantee(who)} own or recover ${marked(`your name at ${service}`)}?`,
  },
  own: {
    given: (who: GranteeName, contract: Text) => sentence`Let ${toGrantee(who)} own ${marked(contract)}?`,
    ended: (who: GranteeName, contract: Text) => sentence`Stop letting ${toGrantee(who)} own ${marked(contract)}?`,
  },
  actAs: {
    given: (who: GranteeName, account: Text) =>
      sentence`Let ${toGrantee(who)} act as ${marked(account)}, alone or with its other owners?`,
    ended: (who: GranteeName, account: Text) => sentence`Stop letting ${toGrantee(who)} act as ${marked(account)}?`,
  },
  decide: {
    given: (who: GranteeName, contract: Text) =>
      sentence`Let ${toGrantee(who)} decide ${marked(`what ${contract} does`)}, from now on?`,
    ended: (who: GranteeName, contract: Text) =>
      sentence`Stop letting ${toGrantee(who)} decide ${marked(`what ${contract} does`)}?`,
  },
  administer: {
    given: (who: GranteeName, contract: Text) => sentence`Let ${toGrantee(who)} administer ${marked(contract)}?`,
    ended: (who: GranteeName, contract: Text) =>
      sentence`Stop letting ${toGrantee(who)} administer ${marked(contract)}?`,
  },
  haveRole: {
    given: (who: GranteeName, contract: Text) =>
      sentence`Let ${toGrantee(who)} have ${marked(`a role at ${contract}`)}?`,
    ended: (who: GranteeName, contract: Text) =>
      sentence`Stop letting ${toGrantee(who)} have ${marked(`a role at ${contract}`)}?`,
  },
});
