/** npm run server: the command line of the key server. Starts the server, and stops it on a signal. */
import { command } from './command.ts';
import { createLog } from './log.ts';
import { createLogLines } from './log-lines.ts';
import { parseOptions, USAGE } from './options.ts';
import { type Running, serve } from './serve.ts';

command(USAGE, async (parameters) => {
  const options = parseOptions(parameters, process.env);
  const lines = createLogLines((text) => process.stdout.write(text));
  process.on('exit', lines.flush);
  // Whoever reads the log may go away; the server goes on.
  process.stdout.on('error', () => undefined);
  const log = createLog(lines.write);
  let running: Running | null = null;
  // A signal may come as soon as the first line is out, and npm passes on one that the terminal has sent already.
  const told = new Promise<void>((resolve) => {
    const stop = (): void => {
      // Nothing has begun yet: it may be waiting for its database.
      if (running === null) process.exit(0);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
    // A terminal that closes ends what runs in it. Otherwise the signal means: read the certificate again.
    process.on('SIGHUP', () => (process.stdout.isTTY ? stop() : running?.reload()));
  });
  const started = await serve(options, log);
  running = started;
  process.stderr.write(
    `Key server   ${started.origin}\nFingerprint  ${started.fingerprint}\n` +
      `For you      http://${options.metricsHost}:${started.metricsPort}/metrics\n`,
  );
  void told.then(() => started.stop()).then(() => process.exit(0));
});
