/** Hides the open identity on this computer, or shows it again. Either needs a fresh login. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Eye, EyeOff } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { openName } from '../../../identities/words.ts';
import type { Provers } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';

/** It concerns this computer alone, so any login method of the identity will do. */
const ANY: Provers = { rank: 'other', states: ['active'] };

export function HideIdentity({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [reading, setReading] = useState(false);
  const isHidden = snapshot.identities?.some(({ inUse, isHidden }) => inUse && isHidden === true) === true;
  const name = openName(snapshot);
  const set = (hidden: boolean) =>
    void run(
      hidden ? `Hide ${name}` : `Show ${name} again`,
      (proof) => command('hide-identity', { hidden, proof }),
      hidden ? `${name} is hidden once it is locked` : `${name} is shown again`,
      ANY,
    ).then((worked) => worked && setReading(false));

  return (
    <section class="narrow stack" data-testid="hide-identity">
      <h2 class="h3">{isHidden ? 'Hidden on this computer' : 'Hide on this computer'}</h2>
      <p class="small">
        {isHidden
          ? `While ${name} is locked, no screen shows that it is here. To open it, choose “Log in with something else” when the wallet is locked, and use its own login method.`
          : `While it is locked, no screen shows that ${name} is here. Anyone who forces you to open the wallet sees another identity, which looks complete.`}
      </p>
      {reading && !isHidden && <BeforeHiding name={name} />}
      <div class="acts-row">
        {isHidden ? (
          <Button icon={Eye} busy={busy} testid="show-again" onClick={() => set(false)}>
            Show it again
          </Button>
        ) : reading ? (
          <>
            <Button weight="primary" icon={EyeOff} busy={busy} testid="confirm-hide" onClick={() => set(true)}>
              Hide {name}
            </Button>
            <Button onClick={() => setReading(false)}>Cancel</Button>
          </>
        ) : (
          <Button icon={EyeOff} testid="hide" onClick={() => setReading(true)}>
            Hide {name}
          </Button>
        )}
      </div>
      <Problem text={problem} />
    </section>
  );
}

const BeforeHiding = ({ name }: { name: string }) => (
  <WarningBox severity="caution" title="This hides it on the screen, not from somebody who examines the computer">
    <ul class="unread-parts">
      <li>
        Anyone who examines this computer’s disk can find out that another identity is hidden here, and how large it is.
      </li>
      <li>
        The list of passkeys of your browser or system shows that there is one more. A password, a certificate or a
        security key that you carry leaves no such trace. Don’t save the password in a password manager.
      </li>
      <li>
        Give it a password that you use nowhere else. Its recovery key opens it here too, unless the key was made on
        another computer: then it finds {name} at its key server.
      </li>
      <li>Sites connected to {name} see nothing once it locks.</li>
      <li>Its name on this computer is forgotten.</li>
    </ul>
  </WarningBox>
);
