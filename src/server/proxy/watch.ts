/** Checks the proxy after the start and logs what is wrong. Never delays the start, and never ends the server. */
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type Finding, finding, isFault, mayPass } from './findings.ts';
import { type Probed, probeProxy } from './probe.ts';

/** Pauses before each try (ms): a proxy may start after this server, and may fetch a certificate first. */
const PAUSES = [0, 5000, 30_000, 120_000];

export interface ProxyWatch {
  /** Probes now. */
  probe(): Promise<Finding[]>;
  end(): void;
}

/** @param pauses for tests */
export function watchProxy(
  probed: Probed,
  { log, metrics }: { log: Log; metrics: Metrics },
  pauses: readonly number[] = PAUSES,
): ProxyWatch {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<Finding[]> | null = null;

  const probe = (): Promise<Finding[]> => {
    running ??= probeProxy(probed, ending.signal)
      .catch(() => [finding('unreachable')])
      .finally(() => {
        running = null;
      });
    return running;
  };

  async function attempt(at: number): Promise<void> {
    const findings = await probe();
    if (ending.signal.aborted) return;
    if (findings.some(({ code }) => mayPass(code)) && at + 1 < pauses.length) {
      next(at + 1);
      return;
    }
    for (const { code, advice } of findings) {
      if (isFault(code)) metrics.count('proxy-faults');
      log('proxy', { code, advice });
    }
  }
  function next(at: number): void {
    timer = setTimeout(() => void attempt(at), pauses[at]);
    timer.unref();
  }
  next(0);
  return {
    probe,
    end() {
      ending.abort();
      clearTimeout(timer);
    },
  };
}
