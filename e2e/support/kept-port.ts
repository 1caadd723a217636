/** A free port for a listener that comes and goes. It lies below the range from which systems hand out ports, so nothing else takes it in between. */
import { freePort } from '../../scripts/lib/port.mjs';

const FIRST = 20_000;
const COUNT = 10_000;

export async function keptPort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const wanted = FIRST + Math.floor(Math.random() * COUNT);
    if ((await freePort(wanted)) === wanted) return wanted;
  }
  throw new Error('No free port was found.');
}
