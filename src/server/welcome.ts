/** GET /: for a person who opened an invitation link in a browser. Loads nothing; the part of the link after # has not reached the server. */
import type { Routes } from './app-type.ts';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Key server of Dramatis</title>
<h1>This is a key server of Dramatis</h1>
<p>Dramatis is a wallet in the browser. This server stores encrypted copies for it; there is nothing to log in to here.</p>
<p>If you were sent a link to this page, copy the whole link, with everything after the #. In the wallet, when you create an identity,
choose another key server and paste the link as its address.</p>
<p>The part after the # is your invitation. Your browser has not sent it to this server.</p>
</html>
`;

export const addWelcomeRoute: Routes = (app) =>
  app.get('/', () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: PAGE }));
