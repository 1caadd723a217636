/** Creates the credential of a new login method of any kind, and hands it to the caller. */

import { unreachable } from '../../lib/errors.ts';
import { methodCreation as t } from '../../locales/en/ui/methods/creation.ts';
import type { BindableKind, NewCredential } from '../../messaging/login.ts';
import { CreateCertificate } from './certificate/create-certificate.tsx';
import { CreateAccount } from './oidc/create-account.tsx';
import { CreateStorage } from './own-storage/create-storage.tsx';
import { CreateCredential } from './passkey/create-credential.tsx';
import { CreatePassword } from './password/create-password.tsx';

export interface CreateMethodProps {
  kind: BindableKind;
  /** URL of the key server during the start; `null` for the identity's own server, if any. */
  server: string | null;
  /** Name of the login method; without it the kind's default name. */
  name?: string | undefined;
  /** Personal information that the method will ask for at every login. */
  personal?: string | null | undefined;
  /** Id of the login method that gets this credential in place of its own; without it a method is added. */
  replaces?: string | undefined;
  /** What it is created for, which the last button says: a new identity, one more login method, or the place of another one. */
  purpose: 'begin' | 'add' | 'use';
  onMade: (credential: NewCredential) => Promise<unknown>;
  onBack: () => void;
}

export function CreateMethod(props: CreateMethodProps) {
  const { kind, server, name, personal, replaces, purpose, onMade, onBack } = props;
  const finish = t.finish[purpose];
  switch (kind) {
    case 'passkey':
    case 'security-key':
      return (
        <CreateCredential
          kind={kind}
          name={name}
          personal={personal}
          replaces={replaces}
          onMade={onMade}
          onBack={onBack}
        />
      );
    case 'password':
      return (
        <CreatePassword
          place={{ server, methodId: null }}
          name={name}
          first={personal}
          verb={finish.password}
          back={t.anotherMethod}
          onMade={onMade}
          onBack={onBack}
        />
      );
    case 'oidc':
      return (
        <CreateAccount
          place={{ server, methodId: null }}
          name={name}
          first={personal}
          verb={finish.oidc}
          back={t.anotherMethod}
          onMade={onMade}
          onBack={onBack}
        />
      );
    case 'own-storage':
      return (
        <CreateStorage name={name} first={personal} verb={finish['own-storage']} onMade={onMade} onBack={onBack} />
      );
    case 'certificate':
      return (
        <CreateCertificate
          name={name}
          first={personal}
          verb={finish.certificate}
          back={t.anotherMethod}
          onMade={onMade}
          onBack={onBack}
        />
      );
    default:
      return unreachable(kind);
  }
}
