/** Where prices come from, if anywhere, and in which currency they are said. Says what a service learns before it is asked. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
import { wordsDays as w } from '../../../../locales/en/ui/words/days.ts';
import { CURRENCIES, type PriceService, type PriceSource } from '../../../../messaging/price-view.ts';
import type { Settings } from '../../../../messaging/settings.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

/** What is offered for each format; the person can write another address. */
const PUBLIC = {
  coingecko: 'https://api.coingecko.com/api/v3',
  defillama: 'https://coins.llama.fi',
} as const;

export function Prices({ settings }: { settings: Settings }) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  /** A service is asked only after its address was saved. */
  const [naming, setNaming] = useState(false);
  const source: PriceSource = naming ? 'service' : settings.priceSource;
  const change = (part: Partial<Settings>) => run(() => command('change-settings', part));

  function choose(next: PriceSource) {
    clear();
    setNaming(next === 'service');
    if (next !== 'service') void change({ priceSource: next });
    else if (settings.priceSource === 'feeds') void change({ priceSource: 'off' });
  }

  return (
    <>
      <Choice
        name="prices"
        label={t.priceSource}
        value={source}
        onValue={(next) => choose(next as PriceSource)}
        options={[
          ['off', t.off],
          ['feeds', t.feeds],
          ['service', t.service],
        ]}
      >
        {source === 'off' && t.offHelp}
        {source === 'feeds' && t.feedsHelp}
        {source === 'service' && t.serviceHelp}
      </Choice>
      {source === 'service' && (
        <ServiceForm
          service={settings.priceService}
          isOn={settings.priceSource === 'service'}
          busy={busy}
          save={async (priceService) => {
            if (await change({ priceSource: 'service', priceService })) setNaming(false);
          }}
        />
      )}
      {source !== 'off' && (
        <Choice
          name="currency"
          label={t.currency}
          value={settings.currency}
          onValue={(currency) => void change({ currency: currency as Settings['currency'] })}
          options={CURRENCIES.map((code) => [code, nameOf(code)])}
        >
          {t.currencyHelp}
        </Choice>
      )}
      <Problem text={problem} />
    </>
  );
}

function ServiceForm(props: {
  service: PriceService;
  isOn: boolean;
  busy: boolean;
  save: (service: PriceService) => void;
}) {
  const { service, isOn, busy, save } = props;
  const [format, setFormat] = useState(service.format);
  const [url, setUrl] = useState(service.url === '' ? PUBLIC[service.format] : service.url);
  const isSaved = isOn && format === service.format && url === service.url;
  const use = () => busy || isSaved || save({ format, url });
  return (
    <>
      <Choice
        name="price-format"
        label={t.serviceType}
        value={format}
        onValue={(next) => {
          setFormat(next as PriceService['format']);
          setUrl(PUBLIC[next as PriceService['format']]);
        }}
        options={[
          ['coingecko', t.coingecko],
          ['defillama', t.defillama],
        ]}
      />
      <Field
        label={t.serviceUrl}
        value={url}
        onValue={setUrl}
        placeholder="https://"
        mono
        onEnter={use}
        testid="price-url"
      />
      <div>
        <Button weight="primary" testid="save-prices" busy={busy} disabled={isSaved} onClick={use}>
          {isSaved ? t.inUse : t.useThisService}
        </Button>
      </div>
    </>
  );
}

/** A select with its label, and words about what is chosen. */
const Choice = (props: {
  name: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  options: readonly (readonly [value: string, name: string])[];
  children?: ComponentChildren;
}) => (
  <div class="field">
    <div class="label">
      <label for={props.name}>{props.label}</label>
    </div>
    <div class="input select">
      <select
        id={props.name}
        data-testid={props.name}
        value={props.value}
        onChange={(event) => props.onValue(event.currentTarget.value)}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
    {props.children !== undefined && <p class="small help">{props.children}</p>}
  </div>
);

/** `EUR, Euro`, in the browser's language. */
function nameOf(code: string): string {
  const name = new Intl.DisplayNames(undefined, { type: 'currency' }).of(code) ?? code;
  return name === code ? code : w.facts([code, name]);
}
