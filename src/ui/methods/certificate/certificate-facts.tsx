/** What an opened certificate file holds: names, chain, key, dates. An expired certificate is said to be expired, and works all the same. */
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { toDate } from '../../words/day.ts';
import { chainWords } from './chain-words.ts';
import type { OpenedFile } from './file/open-file.ts';

const EXPIRY =
  'An expiry date does not close the login: it works as long as you have the file, until you remove it here.';

export function CertificateFacts({ opened }: { opened: OpenedFile }) {
  const { certificate, keyKind } = opened;
  const now = Date.now();
  if (certificate === null)
    return (
      <div class="stack" data-testid="certificate-facts">
        <FactList>
          <FactRow name="Private key">{keyKind}</FactRow>
        </FactList>
        <WarningBox severity="note" title="A key without its certificate" rule="key-alone">
          <p>
            The file names nobody and has no expiry date. The key alone logs in, also from another file that holds it.
          </p>
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
        <FactRow name="Issued to">{subject}</FactRow>
        <FactRow name="Issued by" detail={above.length > 0 ? `Above it: ${above.join(', then ')}` : undefined}>
          {issuer}
        </FactRow>
        {said.fact !== null && <FactRow name="Signatures">{said.fact}</FactRow>}
        <FactRow name="Private key">{keyKind}</FactRow>
        <FactRow name={isExpired ? 'Expired' : 'Valid until'} tone={isExpired ? 'danger' : undefined}>
          {toDate(validUntil, now)}
        </FactRow>
      </FactList>
      {said.warning !== null && (
        <WarningBox severity="caution" title={said.warning.title} rule={`chain-${verified.kind}`}>
          <p>{said.warning.text}</p>
        </WarningBox>
      )}
      {isExpired && (
        <WarningBox severity="note" title={`This certificate expired on ${toDate(validUntil, now)}`} rule="expired">
          <p>You can still use it here. {EXPIRY}</p>
        </WarningBox>
      )}
      {validFrom > now && (
        <WarningBox
          severity="note"
          title={`This certificate isn’t valid until ${toDate(validFrom, now)}`}
          rule="not-yet-valid"
        >
          <p>You can already use it here.</p>
        </WarningBox>
      )}
      {!isExpired && validFrom <= now && <p class="small">{EXPIRY}</p>}
    </div>
  );
}
