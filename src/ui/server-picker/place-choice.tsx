/** One line that says where the encrypted copy is stored, with a button that expands the choices. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { toServerName } from './server-address.ts';
import { InvitationField, ServerField, wantsInvitation } from './server-field.tsx';
import type { Place, PlaceKind } from './use-place.ts';
import '../style/server.css';
import { serverPicker as t } from '../../locales/en/ui/server-picker.ts';

/** `line`: the sentence for the chosen server. `mayStayHere`: see usePlace. `saidElsewhere`: the page itself shows that the default server does not respond. */
export function PlaceChoice(props: {
  place: Place;
  legend: string;
  line: (server: string | null) => ComponentChildren;
  mayStayHere: boolean;
  saidElsewhere?: boolean;
  /** Help text below the address, if it is the only choice. */
  help?: string;
}) {
  const { place, mayStayHere } = props;
  const name = useId();
  const chosen = chosenServer(place);

  if (!place.open)
    return (
      <p class="place-line small" data-testid="server-place">
        <span>{props.line(chosen)}</span>{' '}
        <Button weight="quiet" small testid="change-server" onClick={() => place.setOpen(true)}>
          {t.change}
        </Button>
      </p>
    );

  if (place.defaultServer === null && !mayStayHere)
    return (
      <div class="place-choice" data-testid="server-place">
        <ServerField check={place.own} help={props.help} registers={mayStayHere} />
      </div>
    );

  const option = (kind: PlaceKind, title: ComponentChildren, detail: string) => (
    <label class="row" key={kind} data-testid={`server-${kind}`}>
      <input type="radio" class="dot" name={name} checked={place.kind === kind} onChange={() => place.choose(kind)} />
      <span class="grow">
        <span class="t">{title}</span>
        <span class="d">{detail}</span>
      </span>
    </label>
  );
  const away = place.kind === 'default' && props.saidElsewhere !== true ? place.problem : null;
  return (
    <fieldset class="place-choice" data-testid="server-place">
      <legend class="label strong-label">{props.legend}</legend>
      <div class="rows">
        {place.defaultServer !== null && option('default', toServerName(place.defaultServer), t.defaultDetail)}
        {place.kind === 'default' && mayStayHere && wantsInvitation(place.offered) && (
          <div class="place-own">
            <InvitationField check={place.offered} />
          </div>
        )}
        {option('own', t.ownServer, t.ownServerDetail)}
        {place.kind === 'own' && (
          <div class="place-own">
            <ServerField check={place.own} focused registers={mayStayHere} />
          </div>
        )}
        {mayStayHere && option('here', t.thisComputerOnly, t.thisComputerOnlyDetail)}
      </div>
      {away !== null && (
        <WarningBox severity="caution" title={t.notResponding}>
          <p>{away}</p>
        </WarningBox>
      )}
    </fieldset>
  );
}

/** The chosen server; `null` for this device only, or while no server is set. */
function chosenServer({ kind, defaultServer, own }: Place): string | null {
  switch (kind) {
    case 'default':
      return defaultServer;
    case 'own':
      return own.state.kind === 'found' ? own.state.server.origin : null;
    case 'here':
      return null;
  }
}
