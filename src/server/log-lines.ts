/** Collects the log lines of requests: a system call for each would take as long as a small request. */
import type { LogEvent } from './log.ts';

/** Longest time that the line of a request waits (ms), and most characters that wait. */
const LONGEST_WAIT = 100;
const MOST_WAITING = 32 * 1024;

export interface LogLines {
  /** Lines other than those of requests are written at once, after those that wait. */
  write(line: string, event: LogEvent): void;
  /** Writes what waits, also while the process ends. */
  flush(): void;
}

/** @param write called with whole lines */
export function createLogLines(write: (lines: string) => void): LogLines {
  let waiting = '';
  let timer: ReturnType<typeof setTimeout> | null = null;
  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting !== '') write(waiting);
    waiting = '';
  }
  return {
    write(line, event) {
      waiting += `${line}\n`;
      if (event !== 'request' || waiting.length >= MOST_WAITING) flush();
      else timer ??= setTimeout(flush, LONGEST_WAIT);
    },
    flush,
  };
}
