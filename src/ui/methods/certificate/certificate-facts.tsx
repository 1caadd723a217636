/** What an opened certificate file holds: names, chain, key, dates. An expired certificate is said to be expired, and works all the same. */

import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { toDate } from '../../words/day.ts';
import { chainWords } from './chain-words.ts';
import type { OpenedFile } from './file/open-file.ts';

export function CertificateFacts({ opened }: { opened: OpenedFile }) {
  const { certificate, keyKind } = opened;
  const now = Date.now();
  if (certificate === null)
    return (
      <div class="stack" data-testid="certificate-facts">
        <FactList>
          <FactRow name={t.privateKey}>{keyKind}</FactRow>
        </FactList>
        <WarningBox severity="note" title={t.keyAlone} rule="key-alone">
          <p>{t.keyAloneDetail}</p>
        </WarningBox>
      </div>
    );
  const { subject, issuer, chain, verified, validFrom, validUntil } = certificate;
  const said = chainWords(verified, now);
  // The first is the issuer.
  const above = chain.slice(1);
  const isExpired = validUntil < now;
  return (
    <div class="stack" data-testid="certificate-facts">
      <FactList tall>
        <FactRow name={t.issuedTo}>{subject}</FactRow>
        <FactRow name={t.issuedBy} detail={above.length > 0 ? t.aboveIt(above) : undefined}>
          {issuer}
        </FactRow>
        {said.fact !== null && <FactRow name={t.signatures}>{said.fact}</FactRow>}
        <FactRow name={t.privateKey}>{keyKind}</FactRow>
        <FactRow name={isExpired ? t.expired : t.validUntil} tone={isExpired ? 'danger' : undefined}>
          {toDate(validUntil, now)}
        </FactRow>
      </FactList>
      {said.warning !== null && (
        <WarningBox severity="caution" title={said.warning.title} rule={`chain-${verified.kind}`}>
          <p>{said.warning.text}</p>
        </WarningBox>
      )}
      {isExpired && (
        <WarningBox severity="note" title={t.expiredOn(toDate(validUntil, now))} rule="expired">
          <p>{t.expiredDetail}</p>
        </WarningBox>
      )}
      {validFrom > now && (
        <WarningBox severity="note" title={t.notYetValid(toDate(validFrom, now))} rule="not-yet-valid">
          <p>{t.notYetValidDetail}</p>
        </WarningBox>
      )}
      {!isExpired && validFrom <= now && <p class="small">{t.expiryDetail}</p>}
    </div>
  );
}
