/** Where the popup's page is shown: over the toolbar, or in the browser's side panel, where it stays open beside the site. */

/** side.html is the page of the panel; it differs from popup.html by this class. */
export const atSide = (): boolean => document.documentElement.classList.contains('at-side');

/** The person goes on elsewhere: the popup closes, the panel and the full tab stay. */
export function leavePopup(): void {
  if (location.pathname.endsWith('popup.html')) window.close();
}
