/** The icon of each login method. */
import type { MethodKind } from '../../messaging/login.ts';
import {
  CircleUserRound,
  FileBadge,
  Fingerprint,
  FolderKey,
  type IconNode,
  Puzzle,
  ScrollText,
  SquareAsterisk,
  Usb,
} from '../components/icon.tsx';

export const ICONS: Record<MethodKind, IconNode> = {
  passkey: Fingerprint,
  'security-key': Usb,
  password: SquareAsterisk,
  oidc: CircleUserRound,
  'own-storage': FolderKey,
  certificate: FileBadge,
  'recovery-key': ScrollText,
  other: Puzzle,
};
