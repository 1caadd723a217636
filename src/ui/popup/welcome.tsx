/** The popup of a profile without an identity: leads to the tab in which one begins. */
import { Button } from '../components/button.tsx';
import { openTab } from './open-tab.ts';
import { PlainPage } from './plain-page.tsx';

/** `notice`: why a session that left nothing here was closed, say. */
export const Welcome = ({ started, notice }: { started: boolean; notice: string | null }) => (
  <PlainPage
    title="Dramatis"
    text={
      started
        ? 'You were in the middle of beginning. Nothing of it is lost.'
        : 'One identity, many characters. How you log in decides what opens.'
    }
    notice={notice}
    fine="It happens in a tab of its own and takes a minute."
  >
    <Button weight="primary" wide testid="create-identity" onClick={() => openTab('start')}>
      {started ? 'Go on' : 'Begin'}
    </Button>
    {!started && (
      <Button weight="quiet" wide testid="have-identity" onClick={() => openTab('restore')}>
        I already have an identity
      </Button>
    )}
  </PlainPage>
);
