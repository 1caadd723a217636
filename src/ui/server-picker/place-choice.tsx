/** One calm line that says where the sealed copy is kept, and opens to the choices. Never in the way of who does not care. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { toServerName } from './server-address.ts';
import { ServerField } from './server-field.tsx';
import type { Place, PlaceKind } from './use-place.ts';
import '../style/server.css';

/** `line`: the sentence, by what is chosen. `mayStayHere` as for usePlace. `saidElsewhere`: the page itself shows that the offered server does not answer. */
export function PlaceChoice(props: {
  place: Place;
  legend: string;
  line: (server: string | null) => ComponentChildren;
  mayStayHere: boolean;
  saidElsewhere?: boolean;
  /** Under the address, where it is the only choice. */
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
          Change
        </Button>
      </p>
    );

  if (place.defaultServer === null && !mayStayHere)
    return (
      <div class="place-choice" data-testid="server-place">
        <ServerField check={place.own} help={props.help} />
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
      <legend class="label">{props.legend}</legend>
      <div class="rows">
        {place.defaultServer !== null &&
          option(
            'default',
            toServerName(place.defaultServer),
            'The key server of this version. It keeps sealed boxes; only your login methods open them.',
          )}
        {option('own', 'Another key server', 'One that you run, or somebody you rely on.')}
        {place.kind === 'own' && (
          <div class="place-own">
            <ServerField check={place.own} focused />
          </div>
        )}
        {mayStayHere &&
          option(
            'here',
            'This device only',
            'No server. At the end you save a backup file: without it, what is on this device is all there is.',
          )}
      </div>
      {away !== null && (
        <WarningBox severity="caution" title="The key server does not answer">
          <p>{away}</p>
        </WarningBox>
      )}
    </fieldset>
  );
}

/** The server as far as it is known: `null` is this device, or none named yet. */
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
