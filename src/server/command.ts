/** Runs one command of the operator and ends the process: exit code 0 on success, 2 for wrong options, 1 otherwise. */
import { OptionsError } from './options.ts';

/** `--help` prints the usage. @param act resolves when the command is done; for a server, never */
export function command(
  usage: string,
  act: (parameters: readonly string[]) => Promise<void>,
  parameters: readonly string[] = process.argv.slice(2),
): void {
  if (parameters.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  act(parameters).catch((error: unknown) => {
    const isMistake = error instanceof OptionsError;
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${sentence}\n${isMistake ? `\n${usage}\n` : ''}`);
    process.exit(isMistake ? 2 : 1);
  });
}
