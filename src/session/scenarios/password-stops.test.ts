/** A password change while the connection to the server breaks: once the server has the new password, the old one opens nothing here. */
import { expect, it } from 'vitest';
import { WalletError } from '../../lib/errors.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import {
  changePasswordOf,
  choosePassword,
  createPasswordServer,
  createWithPassword,
  keyOf,
  typed,
} from '../testing/password-person.ts';
import { createStage } from '../testing/stage.ts';

const [OLD, NEW] = ['tundra violin gasket moth', 'harbour pencil ninety oxide'];

it('a failed removal of the old row leaves the copy under the new password', async () => {
  const server = await createPasswordServer();
  const stage = await createStage(await createMemoryVault());
  const wanted = await choosePassword(server, 'ivo', OLD, { localUnlock: true });
  const { methodId } = await createWithPassword(stage, server, wanted);
  const { parts } = stage.session;
  const { write } = parts.server;
  parts.server.write = async (step, signer) => {
    if (step.removeKeyRows.length > 0) throw new WalletError('server-unreachable', 'The line is cut.');
    return write(step, signer);
  };
  const again = await choosePassword(server, 'ivo', NEW, { localUnlock: true });
  const key = await keyOf(server, 'ivo', OLD);
  await expect(changePasswordOf(stage, server, methodId, key, again)).rejects.toMatchObject({
    code: 'server-unreachable',
  });
  await stage.session.lock();
  await expect(stage.session.unlock(methodId, typed(OLD, null))).rejects.toMatchObject({ code: 'wrong-credential' });
  await stage.session.unlock(methodId, typed(NEW, null));
  expect(await stage.session.state()).toBe('unlocked');
  await server.stop();
}, 120_000);
