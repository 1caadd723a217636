/** Identifiers: 16 random bytes for methods, devices, characters and levels; as map keys, in hex. They carry no meaning. */
import { bareHex, randomBytes } from '../lib/bytes.ts';

/** Length in bytes of the ids of methods, devices, characters and levels. */
export const ID_LENGTH = 16;

/** A fresh id. */
export const createId = (): Uint8Array => randomBytes(ID_LENGTH);

/** An id as the key of the maps in a LogState: lower-case hex without 0x. */
export const idKey = (id: Uint8Array): string => bareHex(id);
