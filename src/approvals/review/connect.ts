/** Words for a connection: who wants to see which accounts of whom. Shows no account of another character. */
import { formatBalance } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import type { ApprovalEdits, ConnectReview, Warning } from '../../messaging/approval.ts';
import type { CharacterFact, NetworkFact } from './facts.ts';
import type { Part } from './part.ts';
import { knownOrNull, type Scene } from './scene.ts';
import { listed, mark, say } from './words.ts';

export async function reviewConnect(scene: Scene, edits: ApprovalEdits): Promise<Part> {
  const { asker, character, request } = scene;
  const knownAs = await othersThatItKnows(scene);
  return {
    sentence: [say(`Let ${asker} see accounts of `), mark(character.name), say('?')],
    warnings: knownAs.length === 0 ? [] : [knownAsOther(scene, knownAs)],
    rows: [
      { name: 'It can see', value: 'addresses and history of these accounts' },
      { name: 'It can ask', value: 'for signatures, each time anew' },
      { name: 'It never sees', value: 'other accounts or characters' },
    ],
    body: bodyOf(scene, knownAs, edits, (await knownOrNull(scene.facts.networks())) ?? [scene.network]),
    raw: `${request.origin ?? asker} asks for eth_accounts`,
    verb: 'Connect',
  };
}

async function othersThatItKnows({ facts, request, site }: Scene): Promise<CharacterFact[]> {
  if (!site || request.origin === null) return [];
  const knownAs = (await knownOrNull(facts.knownAs(request.origin))) ?? [];
  return knownAs.filter(({ id }) => id !== request.characterId);
}

const knownAsOther = ({ asker, character }: Scene, knownAs: CharacterFact[]): Warning => ({
  rule: 'known-as-other',
  severity: 'caution',
  title: `This site already knows you as ${listed(knownAs.map(({ name }) => name))}`,
  text: `If you connect as ${character.name} too, ${asker} can tell that both are in one browser.`,
});

/** What the site sees already, else the first account that can act: another one is made only when the person asks for it. */
function proposedAccounts({ accounts, grant }: Scene): readonly Hex[] {
  if (grant !== null && grant.accounts.length > 0) return grant.accounts;
  return accounts
    .filter(({ viewOnly }) => !viewOnly)
    .map(({ address }) => address)
    .slice(0, 1);
}

function bodyOf(
  scene: Scene,
  knownAs: CharacterFact[],
  edits: ApprovalEdits,
  networks: readonly NetworkFact[],
): ConnectReview {
  const proposed = proposedAccounts(scene);
  const ticked = new Set(edits.accounts ?? proposed);
  const { decimals } = scene.network;
  return {
    kind: 'connect',
    accounts: scene.accounts.map(({ address, name, balance, viewOnly }) => ({
      address,
      name,
      balance: balance === null ? null : `${formatBalance(BigInt(balance), decimals)} ${scene.network.symbol}`,
      ticked: ticked.has(address),
      viewOnly,
    })),
    newAccountName: nextAccountName(scene.accounts),
    newAccountTicked: edits.newAccount ?? proposed.length === 0,
    networks: networks.map(({ chainId, name }) => ({ chainId, name })),
    knownAs: knownAs.map(({ id, name }) => ({ id, name })),
    others: scene.characters
      .filter(({ id }) => id !== scene.character.id && !knownAs.some((known) => known.id === id))
      .map(({ id, name }) => ({ id, name })),
  };
}
