/** What the log says of the TLS certificate. Holds no name and no date. */
import type { CertificateFault, CertificateNews } from './certificate.ts';
import { describeError, type LogFields } from './log.ts';

const NEWS = {
  renewed: 'The new certificate is in use.',
  unchanged: 'The files of the certificate are the same as before.',
  unusable: 'The new files of the certificate cannot be used. The old ones stay in use.',
} as const;

const FAULTS: Record<CertificateFault, string> = {
  over: 'has ended',
  early: 'has not begun yet',
  name: 'is for another name than --origin',
};

export function certificateFields(news: CertificateNews): LogFields {
  const { code } = news;
  if (code === 'unusable') return { code, advice: NEWS.unusable, error: describeError(news.error) };
  if (code !== 'wrong') return { code, advice: NEWS[code] };
  const why = `The certificate in the files ${news.faults.map((fault) => FAULTS[fault]).join(' and ')}`;
  return {
    code,
    advice: news.isUsed
      ? `${why}. It is in use, as there is no better one, but no wallet can connect.`
      : `${why}. The one from before stays in use.`,
  };
}
