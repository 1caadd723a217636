/** Makes a credential for a new login method of any kind. What becomes of it is the caller's. */
import type { BindableKind, NewCredential } from '../../messaging/login.ts';
import { CreateCredential } from './passkey/create-credential.tsx';
import { CreatePassword } from './password/create-password.tsx';

export interface CreateMethodProps {
  kind: BindableKind;
  /** URL of the key server at the start; `null`: the identity's own, if any. */
  server: string | null;
  /** Of the login method; without it a plain one by kind. */
  name?: string | undefined;
  /** What only the person knows, to be asked for along with it. */
  personal?: string | null | undefined;
  /** First words of the button that ends it: *Add* gives *Add this password*. */
  verb: string;
  onMade: (credential: NewCredential) => Promise<unknown>;
  onBack: () => void;
}

export function CreateMethod({ kind, server, name, personal, verb, onMade, onBack }: CreateMethodProps) {
  switch (kind) {
    case 'passkey':
    case 'security-key':
      return <CreateCredential kind={kind} name={name} personal={personal} onMade={onMade} onBack={onBack} />;
    case 'password':
      return (
        <CreatePassword
          place={{ server, methodId: null }}
          name={name}
          first={personal}
          verb={`${verb} this password`}
          back="Choose another method"
          onMade={onMade}
          onBack={onBack}
        />
      );
  }
}
