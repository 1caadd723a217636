/** ENS names stand beside addresses: in the address book, in the prompt of an approval, and in the list of approvals. Ethereum is a chain of the test. */
import { startAnvil } from '../../../scripts/lib/anvil.mjs';
import { freePort } from '../../../scripts/lib/port.mjs';
import type { Anvil } from '../../../src/chain/testing/anvil.ts';
import { deployReal } from '../../../src/chain/testing/real-contracts.ts';
import { encodeAbi } from '../../../src/ethereum/abi.ts';
import { selectorOf } from '../../../src/ethereum/selector.ts';
import { bareHex, type Hex, toHex } from '../../../src/lib/bytes.ts';
import { ask, expect, test } from '../../fixtures.ts';
import { command } from '../../support/command.ts';
import { connectSite } from '../../support/connected.ts';
import { encode } from '../../support/market.ts';
import { askNode, fund } from '../../support/node.ts';
import { approve, promptFor } from '../../support/person.ts';
import { settings } from '../../support/settings.ts';

const RESOLVER = '0xeeeeeeee14d718c2b47d9923deab1335e144eeee';
const ALICE: Hex = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const NOBODY: Hex = `0x${'00'.repeat(20)}`;

const push2 = (value: number): string => `61${value.toString(16).padStart(4, '0')}`;

/** Code that returns `then` to calls of this function, and `otherwise` to all others. */
function answering(selector: Hex, then: Uint8Array, otherwise: Uint8Array): Hex {
  const answers = [bareHex(otherwise), bareHex(then)];
  const lengths = answers.map((answer) => answer.length / 2);
  const giving = (at: number): string => {
    const length = push2(lengths[at] ?? 0);
    const offset = push2(HEAD + lengths.slice(0, at).reduce((sum, one) => sum + one, 0));
    return `${length}${offset}600039${length}6000f3`;
  };
  // Is it this function? Then jump to the second answer.
  return `0x60003560e01c63${selector.slice(2)}14${push2(0x1f)}57${giving(0)}5b${giving(1)}${answers.join('')}`;
}
/** Bytes before the answers. */
const HEAD = 0x2f;

/** alice.eth leads to Alice, and every address to alice.eth. */
const resolver = (): Hex =>
  answering(
    selectorOf('resolve(bytes,bytes)'),
    encodeAbi('bytes,address', [toHex(encodeAbi('address', [ALICE])), NOBODY]),
    encodeAbi('string,address,address', ['alice.eth', NOBODY, NOBODY]),
  );

test('the ENS name of a spender and of an entry of the address book stands beside the address', async ({
  wallet,
  context,
  sites,
}) => {
  const { address } = await wallet.createIdentity();
  const ethereum = await startAnvil({ port: await freePort(), chainId: 1 });
  try {
    const { url } = ethereum;
    const chain = { rpc: (method: string, ...params: unknown[]) => askNode(url, method, params) } as Pick<Anvil, 'rpc'>;
    await fund(url, address);
    await askNode(url, 'anvil_setCode', [RESOLVER, resolver()]);
    const token = await deployReal(chain, 'SilentToken');
    await command(wallet, 'set-rpc', { chainId: 1, rpcUrls: [url], sendUrl: null, bundlerUrl: null });
    const { page } = await connectSite(wallet, context, `${sites.one}/`);

    const data = encode('approve(address,uint256)', ALICE, 5_000_000n);
    const sending = ask(page, 'eth_sendTransaction', [{ from: address, to: token, data }]);
    const prompt = await promptFor(wallet, 'transaction');
    const spender = prompt.locator('.cast > div', { hasText: 'alice.eth (ENS)' });
    await expect(spender).toContainText(/0x70997970c51812dc3a010c7d01b50e0d17dc79c8/i);
    await approve(wallet, 'transaction');
    expect((await sending).result).toMatch(/^0x/);

    const app = await settings(wallet, 'approvals');
    await app.getByTestId('look').click();
    const row = app.getByTestId('approval-row');
    await expect(row).toContainText('alice.eth (ENS)');
    await expect(row).toContainText('0x709979');

    await settings(wallet, 'address-book');
    await app.getByTestId('new-contact').click();
    await app.getByTestId('contact-name').fill('Alice');
    await app.getByTestId('contact-address').fill('alice.eth');
    await expect(app.getByTestId('found-address')).toHaveAttribute('data-address', new RegExp(ALICE, 'i'));
    await app.getByTestId('save-contact').click();
    const entry = app.getByTestId('contact-row');
    await expect(entry).toHaveAttribute('data-address', new RegExp(ALICE, 'i'));
    await entry.getByRole('link', { name: 'Alice' }).click();
    await app.getByTestId('look-up-name').click();
    await expect(app.getByTestId('ens-name')).toHaveText('alice.eth');

    // An address that could be mistaken for an entry is shown beside it before it becomes one itself.
    await settings(wallet, 'address-book');
    await app.getByTestId('new-contact').click();
    await app.getByTestId('contact-name').fill('Alicia');
    await app.getByTestId('contact-address').fill(`${ALICE.slice(0, 8)}${'0'.repeat(28)}${ALICE.slice(-6)}`);
    // However fast the person is.
    await app.getByTestId('contact-address').press('Enter');
    const warning = app.getByTestId('warning');
    await expect(warning).toContainText('This looks like Alice’s address, but isn’t');
    await expect(warning).toContainText('Alice, in your address book');
    await expect(app.getByTestId('save-contact')).toHaveText('Add anyway');
    await expect(entry).toHaveCount(1);
    await app.getByTestId('contact-address').fill(`0x${'12'.repeat(20)}`);
    await expect(warning).toHaveCount(0);
    await expect(app.getByTestId('save-contact')).toHaveText('Add');
  } finally {
    await ethereum.stop();
  }
});
