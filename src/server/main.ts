/** npm run server: the command line of the key server. Does nothing but start it, and end it when it is told to. */
import { createLog } from './log.ts';
import { OptionsError, parseOptions, USAGE } from './options.ts';
import { serve } from './serve.ts';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  const running = await serve(
    options,
    createLog((line) => process.stdout.write(`${line}\n`)),
  );
  process.stderr.write(
    `Key server   ${running.origin}\nFingerprint  ${running.fingerprint}\n` +
      `For you      http://${options.metricsHost}:${running.metricsPort}/metrics\n`,
  );
  // A second signal changes nothing: it is ending already.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void running.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  const isMistake = error instanceof OptionsError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isMistake ? `\n${USAGE}\n` : ''}`);
  process.exit(isMistake ? 2 : 1);
});
