/** npm run kits: installs the client software of sites for the browser tests, and bundles its pages. */
import './lib/node-version.mjs';
import { ensureKits } from './lib/kits.mjs';

process.exit((await ensureKits()) ? 0 : 1);
