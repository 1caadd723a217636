/** What this computer is called among the computers of an identity: browser and system, nothing that names a person. */
import { backgroundViews as t } from '../../locales/en/background/views.ts';

export interface Agent {
  brands?: readonly { brand: string }[];
  platform?: string;
}

/** *Chromium on Linux*. A browser that does not say is *A browser*. */
export function computerName({ brands = [], platform = '' }: Agent): string {
  const own = brands
    .map(({ brand }) => brand)
    .filter((brand) => !/not.?a.?brand/i.test(brand.replaceAll(/[^\w]/g, '')));
  const browser = own.find((brand) => brand !== 'Chromium') ?? own[0] ?? t.browser;
  return platform === '' ? browser : t.browserOn(browser, platform);
}
