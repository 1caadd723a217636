/** npm run server: the command line of the key server. Starts the server, and stops it on a signal. */
import { command } from './command.ts';
import { createLog } from './log.ts';
import { parseOptions, USAGE } from './options.ts';
import { serve } from './serve.ts';

command(USAGE, async (parameters) => {
  const options = parseOptions(parameters, process.env);
  const log = createLog((line) => process.stdout.write(`${line}\n`));
  // A signal may come as soon as the first line is out, and npm passes on one that the terminal has sent already.
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  const running = await serve(options, log);
  process.stderr.write(
    `Key server   ${running.origin}\nFingerprint  ${running.fingerprint}\n` +
      `For you      http://${options.metricsHost}:${running.metricsPort}/metrics\n`,
  );
  void told.then(() => running.stop()).then(() => process.exit(0));
});
