/** What can be done with a login method: its menu in the list, and its buttons beside its details. */
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Check, Info, Layers, Pencil, Printer, RefreshCw, Trash2 } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { goTo } from '../../../location.ts';
import { ICONS } from '../../../methods/icons.ts';
import { detailPath, settingsPath } from '../settings-routes.ts';
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
          name: t.details,
          icon: Info,
          testid: 'method-details',
          act: () => goTo(detailPath('login-methods', method.id)),
        },
        { name: t.rename, icon: Pencil, testid: 'rename-method', act: () => onAct('rename') },
        ...((method.kind === 'password' || method.kind === 'oidc') && method.state === 'active'
          ? [
              {
                name: method.kind === 'oidc' ? t.changePassphrase : t.changePassword,
                icon: ICONS.password,
                testid: 'change-password',
                act: () => onAct('password'),
              },
            ]
          : []),
        ...(waits
          ? []
          : [
              { name: t.changeLevel, icon: Layers, testid: 'change-method-level', act: () => onAct('level') },
              {
                name: t.newKeys,
                icon: RefreshCw,
                testid: 'renew-method',
                act: () => goTo(settingsPath(`lost/renew/${method.id}`)),
              },
              {
                name: t.freezeCode,
                icon: Printer,
                testid: 'freeze-code-of',
                act: () => goTo(settingsPath(`lost/code/${method.id}`)),
              },
            ]),
        { name: t.remove, icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') },
      ];
}

/** A recovery key that waits can be cancelled, and nothing else; the last one in use is renewed and never removed. */
function recoveryItems(
  snapshot: UnlockedSnapshot,
  method: MethodView,
  onAct: (kind: MethodActKind) => void,
): MenuItem[] {
  const rename: MenuItem = { name: t.rename, icon: Pencil, testid: 'rename-method', act: () => onAct('rename') };
  if (method.state === 'pending') return [rename];
  const others = snapshot.methods.filter(
    ({ id, kind, state }) => kind === 'recovery-key' && state === 'active' && id !== method.id,
  );
  return [
    {
      name: t.checkKey,
      icon: Check,
      testid: 'check-key',
      act: () => goTo(settingsPath('login-methods/check')),
    },
    rename,
    {
      name: t.makeNewKey,
      icon: RefreshCw,
      testid: 'renew-recovery-key',
      act: () => goTo(settingsPath(`login-methods/recovery-key/${method.id}`)),
    },
    ...(others.length === 0
      ? []
      : [{ name: t.remove, icon: Trash2, danger: true, testid: 'remove-method', act: () => onAct('remove') }]),
  ];
}
