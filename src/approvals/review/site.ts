/** Warnings about the requesting site, the same for every kind of request. Uses only the site's address and lists on this computer. */
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
      title: 'This site is on a list of phishing sites',
      text: `${phishing} is known for taking what people have. Refuse, and close the page.`,
      tick: `I know that ${site.whole} is on that list`,
    },
    blocked !== null && {
      rule: 'blocked-domain',
      severity: 'danger',
      title: 'You blocked a site of the same owner',
      text: `You blocked another site of ${blocked}. This one probably belongs to the same people.`,
      tick: `I trust ${site.whole} all the same`,
    },
    resembled !== null && {
      rule: 'resembling-site',
      severity: 'caution',
      title: `This is not ${resembled}`,
      text: `${site.domain} only uses its name. If you meant to visit ${resembled}, type its address yourself.`,
    },
    site.insecure && {
      rule: 'insecure-site',
      severity: 'caution',
      title: 'This page was loaded without encryption',
      text: 'Somebody on the network may have changed what it asks for.',
    },
    site.unusualLetters && {
      rule: 'unusual-letters',
      severity: 'caution',
      title: 'The address of this site has unusual letters',
      text: `In the browser they may look like those of another site. Written out it is ${site.whole}.`,
    },
  );
}
