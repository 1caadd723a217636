/** The login method of a computer that is being added: created here, then sent to the computer that adds it. */
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../wallet.tsx';
import { CreateMethodHere } from './create-method-here.tsx';

/** `server`: origin of the identity's key server. */
export function JoinWithMethod({ server, onStop }: { server: string; onStop: () => void }) {
  const command = useCommand();
  return (
    <CreateMethodHere
      title="The other computer is connected"
      lede="Now create a login method for this computer. Your other computer decides what it opens."
      server={server}
      hasServer
      onMade={async (credential) => {
        await command('join-with-credential', { credential });
        await askToKeepStorage();
      }}
    >
      <Button weight="quiet" onClick={onStop} testid="stop-pairing">
        Stop
      </Button>
    </CreateMethodHere>
  );
}
