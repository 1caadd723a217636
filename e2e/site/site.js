/** A dapp of a few lines, for tests and for trying the wallet by hand. Uses the provider that Dramatis announces. */
const announced = new Map();
const events = [];
const said = document.querySelector('#said');

addEventListener('eip6963:announceProvider', ({ detail }) => announced.set(detail.info.rdns, detail));
dispatchEvent(new Event('eip6963:requestProvider'));

const provider = announced.get('app.dramatis')?.provider ?? globalThis.ethereum;
for (const name of ['connect', 'disconnect', 'accountsChanged', 'chainChanged', 'message'])
  provider?.on(name, (value) => {
    events.push({ name, value: value instanceof Error ? { code: value.code, message: value.message } : value });
    say(name, value);
  });

/** Answers `{ result }` or `{ error: { code, message, data } }`: errors do not cross into a test otherwise. */
async function request(method, params) {
  try {
    const result = await provider.request(params === undefined ? { method } : { method, params });
    return { result };
  } catch (error) {
    return { error: { isError: error instanceof Error, code: error.code, message: error.message, data: error.data } };
  }
}

function say(what, value) {
  said.textContent += `${what}: ${value instanceof Error ? value.message : JSON.stringify(value)}\n`;
}

const firstAccount = async () => (await request('eth_accounts')).result?.[0];

const acts = {
  connect: () => request('eth_requestAccounts'),
  sign: async () => request('personal_sign', [`0x${toHex('Hello from a small site.')}`, await firstAccount()]),
  send: async () => {
    const from = await firstAccount();
    return request('eth_sendTransaction', [{ from, to: from, value: '0x2386f26fc10000' }]);
  },
  disconnect: () => request('wallet_revokePermissions', [{ eth_accounts: {} }]),
};
for (const [id, act] of Object.entries(acts))
  document.querySelector(`#${id}`).addEventListener('click', async () => say(id, await act()));

function toHex(text) {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

globalThis.site = { provider, announced, events, request };
