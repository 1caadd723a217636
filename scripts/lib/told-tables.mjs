/** Every table in a document that says what the browser tests saw. */
import { METHOD_MATRIX } from './method-matrix.mjs';
import { TEST_DAPP_TABLE } from './test-dapp-table.mjs';

export const TOLD_TABLES = [METHOD_MATRIX, TEST_DAPP_TABLE];
