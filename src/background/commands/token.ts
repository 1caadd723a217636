/** Commands about tokens: looking one up, showing, hiding, forgetting it. */
import type { Network } from '../../chain/network.ts';
import { bareSymbol, readToken, type Token } from '../../chain/tokens.ts';
import { parseTypedAddress } from '../../ethereum/typed-address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { choicesOn, tokenChoiceId, withChoice, withoutChoice } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function tokenCommands(wallet: Wallet) {
  const { session, clients, found, refreshShown } = wallet;
  const { profiles } = session;

  /** As its contract says. @throws WalletError bad-input | no-network */
  async function tokenAt(characterId: string, chainId: number, address: Hex): Promise<[Token, Network]> {
    const network = await clients.withTokens(chainId);
    const token = await readToken(clients.client(characterId, chainId), network, address);
    if (token === null) throw new WalletError('bad-input', t.noToken(network.name));
    if (!token.named) throw new WalletError('bad-input', t.noTokenName);
    return [token, network];
  }

  return {
    async 'look-up-token'({ characterId, address: typed }) {
      const address = parseTypedAddress(typed);
      const { chainId, tokens } = await profiles.read(characterId);
      const [{ symbol, name, decimals, resembles = false }, network] = await tokenAt(characterId, chainId, address);
      const isListed = network.tokens.some((token) => token.address === address);
      const choice = choicesOn(chainId, tokens).get(address);
      const state = choice ? (choice.shown ? 'shown' : 'hidden') : isListed ? 'listed' : 'new';
      return { address, symbol, name, decimals, resembles, state };
    },
    async 'choose-token'({ characterId, address: given, shown }) {
      const address = given.toLowerCase() as Hex;
      const { chainId, tokens } = await profiles.read(characterId);
      const known =
        choicesOn(chainId, tokens).get(address) ??
        (await found.of(characterId, chainId)).find((token) => token.address === address) ??
        (await tokenAt(characterId, chainId, address))[0];
      const { name, decimals } = known;
      const symbol = bareSymbol(known);
      const choice = { id: tokenChoiceId(chainId, address), shown, at: Date.now(), symbol, name, decimals };
      await profiles.update(characterId, (profile) => {
        profile.tokens = withChoice(profile.tokens, choice);
      });
      void refreshShown(characterId, true);
      return null;
    },
    async 'forget-token'({ characterId, address }) {
      await profiles.update(characterId, (profile) => {
        profile.tokens = withoutChoice(profile.tokens, tokenChoiceId(profile.chainId, address));
      });
      return null;
    },
  } satisfies Partial<Handlers>;
}
