/** A wallet of EIP-1193 that keeps what it is asked to sign or send, for SDKs. Answers what they read from a chain that has everything. */
import { privateKeyToAccount } from 'viem/accounts';

/** The first key of every local chain, which everybody knows. */
const SIGNER = privateKeyToAccount('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');
export const ACCOUNT = SIGNER.address;

const word = (value) => BigInt(value).toString(16).padStart(64, '0');
/** What contracts answer, by selector: there is enough of everything, and it is approved. */
const READ = {
  '0x6352211e': word(ACCOUNT), // ownerOf
  '0x70a08231': word(10n ** 30n), // balanceOf
  '0x00fdd58e': word(100), // balanceOf of an item
  '0xdd62ed3e': word(10n ** 40n), // allowance
  '0xe985e9c5': word(1), // isApprovedForAll
  '0xf07ec373': word(0), // getCounter
};

/**
 * @param {number} chainId
 * @returns a provider, and the requests that it was asked: `{ method, params }` as they arrive at a wallet
 */
export function record(chainId) {
  const requests = [];
  const provider = {
    on() {},
    removeListener() {},
    async request({ method, params = [] }) {
      switch (method) {
        case 'eth_chainId':
          return `0x${chainId.toString(16)}`;
        case 'net_version':
          return String(chainId);
        case 'eth_accounts':
        case 'eth_requestAccounts':
          return [ACCOUNT];
        case 'eth_call':
          return `0x${READ[params[0].data.slice(0, 10)] ?? word(0)}`;
        case 'eth_blockNumber':
          return '0x1000000';
        case 'eth_getCode':
          return '0x';
        case 'personal_sign':
          requests.push({ method, params });
          return SIGNER.signMessage({ message: { raw: params[0] } });
        case 'eth_signTypedData_v4': {
          const typedData = typeof params[1] === 'string' ? JSON.parse(params[1]) : params[1];
          requests.push({ method, params: [params[0], typedData] });
          const { EIP712Domain: _, ...types } = typedData.types;
          return SIGNER.signTypedData({ ...typedData, types });
        }
        case 'eth_sendTransaction':
          requests.push({ method, params });
          return `0x${'12'.repeat(32)}`;
        default:
          throw Object.assign(new Error(`The recorder does not answer ${method}.`), { code: 4200 });
      }
    },
  };
  return { provider, requests };
}
