/** What can be done with a login method: its menu in the list, and its buttons beside its details. */
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Check, Info, Layers, Pencil, Printer, RefreshCw, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { goTo } from '../../../location.ts';
import { METHODS } from '../../../methods/methods.ts';
import { detailPath } from '../list-detail.tsx';
import { settingsPath } from '../settings-routes.ts';
import type { MethodActKind } from './method-act.tsx';

export function methodItems(
  snapshot: UnlockedSnapshot,
  method: MethodView,
  onAct: (kind: MethodActKind) => void,
): MenuItem[] {
  const waits = method.state === 'pending';
  return method.kind === 'recovery-key'
    ? recoveryItems(snapshot, method, onAct)
    : [
        {
          name: 'Details',
          icon: Info,
          testid: 'method-details',
          act: () => goTo(detailPath('login-methods', method.id)),
        },
        { name: 'Rename', icon: Pencil, testid: 'rename-method', act: () => onAct('rename') },
        ...((method.kind === 'password' || method.kind === 'oidc') && method.state === 'active'
          ? [
              {
                name: method.kind === 'oidc' ? 'Change the passphrase' : 'Change the password',
                icon: METHODS.password.icon,
                testid: 'change-password',
                act: () => onAct('password'),
              },
            ]
          : []),
        ...(waits
          ? []
          : [
              { name: 'Change the level', icon: Layers, testid: 'change-method-level', act: () => onAct('level') },
              {
                name: 'New keys',
                icon: RefreshCw,
                testid: 'renew-method',
                act: () => goTo(settingsPath(`lost/renew/${method.id}`)),
              },
              {
                name: 'Freeze code',
                icon: Printer,
                testid: 'freeze-code-of',
                act: () => goTo(settingsPath(`lost/code/${method.id}`)),
              },
            ]),
        { name: 'Remove', icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') },
      ];
}

/** A recovery key that waits can be cancelled, and nothing else; the last one in use is renewed and never removed. */
function recoveryItems(
  snapshot: UnlockedSnapshot,
  method: MethodView,
  onAct: (kind: MethodActKind) => void,
): MenuItem[] {
  const rename: MenuItem = { name: 'Rename', icon: Pencil, testid: 'rename-method', act: () => onAct('rename') };
  if (method.state === 'pending') return [rename];
  const others = snapshot.methods.filter(
    ({ id, kind, state }) => kind === 'recovery-key' && state === 'active' && id !== method.id,
  );
  return [
    {
      name: 'Check that I still have it',
      icon: Check,
      testid: 'check-key',
      act: () => goTo(settingsPath('login-methods/check')),
    },
    rename,
    {
      name: 'Make a new one',
      icon: RefreshCw,
      testid: 'renew-recovery-key',
      act: () => goTo(settingsPath(`login-methods/recovery-key/${method.id}`)),
    },
    ...(others.length === 0
      ? []
      : [{ name: 'Remove', icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') }]),
  ];
}
