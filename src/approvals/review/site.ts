/** Warnings about the requesting site, the same for every kind of request. Uses only the site's address and lists on this computer. */
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { Warning } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { resembledSite } from './site-resemblance.ts';
import { due } from './warning.ts';

export async function siteWarnings({ data, site, request: { origin } }: ReviewContext): Promise<Warning[]> {
  if (!site || origin === null) return [];
  const [blocked, phishing] = await Promise.all([
    knownOrNull(data.blockedDomain(origin)),
    knownOrNull(data.phishingHost(origin)),
  ]);
  const resembled = resembledSite(site);
  return due(
    phishing !== null && {
      rule: 'phishing-site',
      severity: 'danger',
      title: t.phishingSite,
      text: t.phishingSiteText(phishing),
      tick: t.phishingSiteTick(site.whole),
    },
    blocked !== null && {
      rule: 'blocked-domain',
      severity: 'danger',
      title: t.blockedDomain,
      text: t.blockedDomainText(blocked),
      tick: t.blockedDomainTick(site.whole),
    },
    resembled !== null && {
      rule: 'resembling-site',
      severity: 'caution',
      title: t.resemblingSite(resembled),
      text: t.resemblingSiteText(site.domain, resembled),
    },
    site.insecure && {
      rule: 'insecure-site',
      severity: 'caution',
      title: t.insecureSite,
      text: t.insecureSiteText,
    },
    site.unusualLetters && {
      rule: 'unusual-letters',
      severity: 'caution',
      title: t.unusualLetters,
      text: t.unusualLettersText(site.whole),
    },
  );
}
