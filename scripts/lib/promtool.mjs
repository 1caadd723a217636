/** Prometheus' own checker of rules, for tests: out of Debian's package, without installing the service. */
import { debianProgram } from './debian.mjs';

/**
 * @returns {string} the path of promtool
 * @throws {Error} with a sentence, where it cannot be had
 */
export const ensurePromtool = () => debianProgram('/usr/bin/promtool', ['prometheus']).program;
