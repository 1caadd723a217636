/** Every table in a document that says what the browser tests saw. */
import { KIT_TABLE } from './kit-table.mjs';
import { METHOD_MATRIX } from './method-matrix.mjs';
import { TEST_DAPP_TABLE } from './test-dapp-table.mjs';

export const TOLD_TABLES = [METHOD_MATRIX, KIT_TABLE, TEST_DAPP_TABLE];
