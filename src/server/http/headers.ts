/** Response headers: CORS for any origin without credentials, and headers that keep a browser from treating an answer as anything but data. */

/** @param origin the server's origin; https adds HSTS */
export function withHeaders(response: Response, origin: string): Response {
  const headers: Record<string, string> = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, PUT, POST, DELETE',
    'access-control-allow-headers': 'authorization, content-type, if-none-match',
    'access-control-expose-headers': 'etag, retry-after',
    'access-control-max-age': '86400',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  if (origin.startsWith('https:')) headers['strict-transport-security'] = 'max-age=31536000';
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
