/** Login pages for tests of filling in: as frameworks make them, over several pages, in components, with traps, and leaving at once. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What a framework does to its inputs: a value that is set on the element itself counts as its own, so that it hears only of values
 * that something else has set. `seen` has what it heard.
 */
const LISTENING = `<script>
window.seen = {};
const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
for (const input of document.querySelectorAll('input')) {
  let tracked = '';
  Object.defineProperty(input, 'value', { configurable: true, get: () => own.get.call(input), set: (value) => { tracked = value; own.set.call(input, value); } });
  for (const kind of ['input', 'change'])
    input.addEventListener(kind, () => {
      if (kind === 'input' && own.get.call(input) === tracked) return;
      tracked = own.get.call(input);
      window.seen[input.id] = (window.seen[input.id] || []).concat(kind + ':' + tracked);
    });
}
</script>`;

const TRAPS = `<input type="password" autocomplete="current-password" style="position:absolute;left:-9999px" id="offscreen">
<input type="password" autocomplete="current-password" style="opacity:0" id="clear">
<div style="filter:opacity(5%)"><input type="password" autocomplete="current-password" id="filtered"></div>
<input type="password" autocomplete="current-password" style="display:none" id="none">
<input type="password" autocomplete="current-password" style="visibility:hidden" id="hidden">
<input type="password" autocomplete="current-password" style="transform:scale(0)" id="scaled">
<input type="password" autocomplete="current-password" aria-hidden="true" id="unspoken">
<div style="overflow:hidden;height:1.2em;position:relative">Welcome<input type="password" autocomplete="current-password" style="position:absolute;top:90px" id="below"></div>
<input name="username" autocomplete="username" style="width:1px;height:1px" id="tiny">`;

const LOGIN = `<!doctype html><title>Login</title>
<form onsubmit="window.sent = true; return false">${TRAPS}
<label>User <input id="user" autocomplete="username"></label>
<label>Password <input id="password" type="password" autocomplete="current-password"></label>
<label>Code <input id="code" autocomplete="one-time-code"></label>
<button>Log in</button></form>${LISTENING}`;

/** Each field is a component with a root of its own; the one of the password is closed. The code is slotted into a third. */
const SHADOW = `<!doctype html><title>Components</title>
<form><x-field id="a"></x-field><x-field id="b"></x-field><x-box id="c"><input id="code" name="totp"></x-box></form>
<script>
window.roots = {};
for (const [host, mode, inner] of [
  ['a', 'open', '<input id="user">'],
  ['b', 'closed', '<div id="deep"></div>'],
  ['c', 'open', '<p><slot></slot></p>']]) {
  window.roots[host] = document.getElementById(host).attachShadow({ mode });
  window.roots[host].innerHTML = inner;
}
window.roots.deep = window.roots.b.getElementById('deep').attachShadow({ mode: 'open' });
window.roots.deep.innerHTML = '<input id="password" type="password">';
window.values = () => [window.roots.a, window.roots.deep, document].map((root) => root.querySelector('input').value);
</script>`;

const PAGES: Record<string, string> = {
  /** All fields lie under something else. */
  '/covered': `<!doctype html><title>Covered</title>
<form><input id="user" autocomplete="username"><input id="password" type="password"></form>
<div style="position:fixed;inset:0;background:white">A picture</div>`,
  '/shadow': SHADOW,
  '/step-1': `<!doctype html><title>1</title><input type="search" name="q"><form><input id="user" type="email" name="identifier"></form>`,
  '/step-2': `<!doctype html><title>2</title><form><input type="hidden" name="user"><input id="password" type="password"></form>`,
  '/step-3': `<!doctype html><title>3</title><form><input name="digit" maxlength="1" autocomplete="one-time-code"><input id="code" name="otp" inputmode="numeric"></form>`,
};

export interface LoginSite {
  port: number;
  close(): void;
}

/** Other addresses: `?frame=` shows one in a frame, `?leave=` goes there when a field gets the focus, `/redirect?to=`, `/sandbox`, and `/domain`, which joins the host above its own. */
export async function serveLogins(): Promise<LoginSite> {
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const [framed, leave, to] = ['frame', 'leave', 'to'].map((name) => searchParams.get(name));
    response.setHeader('content-type', 'text/html');
    if (pathname === '/redirect') response.writeHead(302, { location: to ?? '/' });
    if (pathname === '/sandbox') response.setHeader('content-security-policy', 'sandbox allow-scripts');
    // Without this header the browser keeps every host apart.
    if (pathname === '/domain') response.setHeader('origin-agent-cluster', '?0');
    if (framed)
      response.end(`<!doctype html><title>Framed</title><iframe src="${framed}" width=600 height=300></iframe>`);
    else if (leave)
      response.end(`${LOGIN}<script>document.addEventListener('focusin', () => location.replace('${leave}'))</script>`);
    else if (pathname === '/domain')
      response.end(`${LOGIN}<script>document.domain = location.hostname.replace(/^[^.]+\\./, '')</script>`);
    else response.end(PAGES[pathname] ?? LOGIN);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
