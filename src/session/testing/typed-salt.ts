/** The salt of everything that is typed on a computer. For tests only. */
import { toBase64Url } from '../../lib/bytes.ts';

export const typedSalt = async (): Promise<string> => toBase64Url(new Uint8Array(32).fill(7));
