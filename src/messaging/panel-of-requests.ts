/** Where requests are shown. */

/** Where, in session memory, the worker writes the id of the browser window whose side panel shows the requests; nothing: no panel does. */
export const PANEL_OF_REQUESTS = 'panel';
