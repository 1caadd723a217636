/** In the place of `vault/opfs-mirror.ts`: a second copy that is never there. Never outside tests. */

export const createOpfsMirror = () => ({
  read: async () => ({ kind: 'missing' }),
  claim: async () => null,
  write: async () => {},
  clear: async () => {},
});
