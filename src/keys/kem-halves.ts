/**
 * The two key agreements inside X-Wing. Chromium has X25519 since 133 and ML-KEM-768 in newer versions, ten to fifty times as fast as a script;
 * where the platform lacks one, or answers a known question wrongly, the package does it. Both give the same bytes.
 *
 * A key of the platform cannot be exported. Its memory is the platform's, and cannot be wiped from here.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { concatBytes, equalBytes, fromBase64Url, fromHex, wipe } from '../lib/bytes.ts';
import { lazyLoad } from '../lib/lazy.ts';

/** Each gives 32 bytes, which the caller wipes. It rejects where a length is wrong. */
export interface KemHalves {
  /** @param seed 64 bytes, d and z of FIPS 203 @param ciphertext 1088 bytes */
  mlKem(seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array>;
  /** Rejects for a key of small order. @param secret 32 bytes @param theirs 32 bytes, any encoding of RFC 7748 */
  x25519(secret: Uint8Array, theirs: Uint8Array): Promise<Uint8Array>;
}

export const packageHalves: KemHalves = {
  async mlKem(seed, ciphertext) {
    const { secretKey } = ml_kem768.keygen(seed);
    try {
      return ml_kem768.decapsulate(ciphertext, secretKey);
    } finally {
      wipe(secretKey);
    }
  },
  x25519: async (secret, theirs) => x25519.getSharedSecret(secret, theirs),
};

/** What is not in the types of TypeScript yet (WICG, *Modern Algorithms in the Web Cryptography API*). */
interface NewSubtle {
  importKey(
    format: 'raw-seed',
    seed: Uint8Array,
    algorithm: 'ML-KEM-768',
    extractable: false,
    usages: readonly ['decapsulateBits'],
  ): Promise<CryptoKey>;
  decapsulateBits(algorithm: 'ML-KEM-768', key: CryptoKey, ciphertext: Uint8Array): Promise<ArrayBuffer>;
}

export type PlatformSubtle = Pick<SubtleCrypto, 'importKey' | 'deriveBits'>;

/** PKCS #8 of an X25519 key (RFC 8410) up to its 32 bytes. */
const X25519_PREFIX = fromHex('302e020100300506032b656e04220420');
const ZERO = new Uint8Array(32);

/** @param subtle of the platform */
export const platformHalves = (subtle: PlatformSubtle): KemHalves => ({
  async mlKem(seed, ciphertext) {
    const newer = subtle as unknown as NewSubtle;
    const key = await newer.importKey('raw-seed', seed, 'ML-KEM-768', false, ['decapsulateBits']);
    return new Uint8Array(await newer.decapsulateBits('ML-KEM-768', key, ciphertext));
  },
  async x25519(secret, theirs) {
    if (secret.length !== ZERO.length) throw new Error('A key has 32 bytes.');
    const encoded = concatBytes(X25519_PREFIX, secret) as Uint8Array<ArrayBuffer>;
    try {
      const [own, other] = await Promise.all([
        subtle.importKey('pkcs8', encoded, 'X25519', false, ['deriveBits']),
        subtle.importKey('raw', theirs.slice(), 'X25519', false, []),
      ]);
      const shared = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: other }, own, 256));
      // The platform refuses it already (Secure Curves in the Web Cryptography API).
      if (equalBytes(shared, ZERO)) throw new Error('The key is of small order.');
      return shared;
    } finally {
      wipe(encoded);
    }
  },
});

/** The ciphertext and secret of FIPS 203, algorithm 17, for the key of the seed of zeros and for a message of zeros. */
const CIPHERTEXT =
  'FwjRh36Z2JENSN-WJZc9eVThh7KUBaTMrW0oe-zaMSFd67dirdWIHPevDcbeqsIp6HFuZAWHhWgO-WuvBaUf_Nf5aSFPB61p4-pxujNLPPCq-wEPkC33ikWaMxGAbAlRQfNBV4zkTcWyBocI8G33Yy397pyGK6Kkb-XUzfAaI0mYxD-tTYYas9tL76uELwcEE1RawaRvmhRDYJVMc8Tnpb7-UcQeEGAOxyOiX2AoiMsoNMbiuVQ4Y9HoeJ0BFgjhOfG2-I1Z10pac_5XSLUAVU2y3SMub4sSsAFqS_bHlVQqc0CFU9T97LEYDNTn8K37OoguF5U-rEa6WXmPxr7B_Vxk1Fi2k0J_i4eLUCTShCRIh6GQHLPyrv-Zb7kXnMFBvRQNIMuK1vQ4SVgvuAqr38qWnbt1pcyPKiextWLcUtqbTKpHm_BnZxgkXrCInOPuxOIJsN46wxjggOPniRfoNhYbxqOS-GmyNPzy_3S2Fwy0GAgWtHbcCPF0olAq8bAvAn4otWKzNkEIaDmf47FqqBGc67zDyCy9v7MEiiwW6rwn1oWjf4dk4JeVjqBL2JsIXqwy-ikt04h7OlHVp5-g6YkiIBow15izcB7dEZUVZi0s4DuflaUnQyxwWU_0djtSgHtvMwyDcTBP8xaTqAJl4-dGrIpbYEZxQi9gZS55TzIWrcaqq9EedOtI6xf06dwyxdcEW0f6EHzhdFeiG861eYGyJ0Vv9LF8CKmMnlYKOIOiC73CoH1TXGZrGsheI7_naUrhheJfExHvn1IifxB9GZJYJmGJ7TAQOA6KuKL4Ge_14AY74Tj9PnMpn7eL1hpoRjIrn3Y5Hc9euLf7CVBHIXTg2VxO4pSgPIkBpM-HFuux-G7sVvSNr1wNxKKz6Z_J_Iwf3R3qRoGsp6Onad4P6BXVcpzn9cDkQ9CWVw6EOexpmYh4EDVGpGmxD1dj3O0taKboAZU9IriB00O8dV_IfpuSGYT59cWI_jcoFsgu9hk6rpn1atakmENAWNMAXMcPnbIi4-YdWhUz-Rn3gTDGU6XXdQllfOAQtDJ8OxCXSue39g1yNu4A_pnoQbhAyNL7rtKRjow879yMs1l5AhczWCDGDhrYCnnj585ymNuct7FzN_5_k7NNEyrx4j6JorsUL7tyrYIJEl7cYQuJr-8z5_Y9FG9edqvW_FGbpmLDTxa9Ml-uQDw10EWNdwNTguGhmA4SgjwgNj3bXHdqTZNY9X7yh1Is-i8SCSRH56qR8J3nQ3e4PbJQUG_40njgKMJKuuA5fouDlNpmvboTiuo1oGp0C02YecXeogf6o6H1AB_GvCpbMdiAM43DxQ46F_Nt4Z5YDJjN_d3AvTv9W0MxuCBam3yQ-wmVVz_En4bUWoXLEF95lUhEI2rMfnLptC-8_85T7bT712fri07aOnfWuANu3Ygxidoifsr-rqDUmjE';
const SECRET = fromHex('b4d29cd55bab43e16554b74b9098cdfce583996c968bcd2cfd1ad9455e351fbf');

/** RFC 7748, 6.1. */
const ALICE = fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
const BOB = fromHex('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
const SHARED = fromHex('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742');

const answers = async (question: () => Promise<Uint8Array>, known: () => Uint8Array): Promise<boolean> => {
  try {
    return equalBytes(await question(), known());
  } catch {
    return false;
  }
};

/** The platform's answer. Where it rejects, the package decides: a key must not be lost to a passing error of the platform. */
const orPackage =
  (platform: KemHalves, half: keyof KemHalves): KemHalves['mlKem'] =>
  (secret, theirs) =>
    platform[half](secret, theirs).catch(() => packageHalves[half](secret, theirs));

/** Of each half the platform's, if it is there and answers as it must. */
export async function chosenHalves(subtle: PlatformSubtle): Promise<KemHalves> {
  const platform = platformHalves(subtle);
  const seed = new Uint8Array(64);
  const foreign = new Uint8Array(1088);
  const [opens, refuses, hasX25519] = await Promise.all([
    answers(
      () => platform.mlKem(seed, fromBase64Url(CIPHERTEXT)),
      () => SECRET,
    ),
    // A ciphertext of nobody gives the hash of z and itself (FIPS 203, algorithm 18).
    answers(
      () => platform.mlKem(seed, foreign),
      () => shake256(concatBytes(seed.subarray(32), foreign), { dkLen: 32 }),
    ),
    answers(
      () => platform.x25519(ALICE, BOB),
      () => SHARED,
    ),
  ]);
  return {
    mlKem: opens && refuses ? orPackage(platform, 'mlKem') : packageHalves.mlKem,
    x25519: hasX25519 ? orPackage(platform, 'x25519') : packageHalves.x25519,
  };
}

/** For this platform; asked once. */
export const kemHalves = lazyLoad(() => chosenHalves(crypto.subtle));
