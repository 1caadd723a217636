/**
 * The algorithms of HPKE from Node's Web Cryptography, six times as fast as those of the package: vitest.config.ts puts them in the
 * place of `@panva/hpke-noble` for the tests of every folder but keys/, where the package is compared with published vectors, and this
 * file with the package. A Node without ML-KEM (before 24.7) goes on with the package.
 */

import * as native from 'hpke';
import * as noble from '../../node_modules/@panva/hpke-noble/index.js';

const { supports } = SubtleCrypto as { supports?: (operation: string, name: string) => boolean };
const has = (operation: string, name: string) => supports?.call(SubtleCrypto, operation, name) ?? false;

const isNative = has('encapsulateBits', 'ML-KEM-768') && has('digest', 'SHA3-256');
const { KEM_MLKEM768_X25519, KDF_HKDF_SHA256, AEAD_ChaCha20Poly1305 } = isNative ? native : noble;

export { AEAD_ChaCha20Poly1305, KDF_HKDF_SHA256, KEM_MLKEM768_X25519 };
