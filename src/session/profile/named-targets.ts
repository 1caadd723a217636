/** The sealed keys that a profile names, with the address or public part that each of them must give: no other key passes for it. */
import type { OpenedTarget, TargetKind } from '../../keys/target.ts';
import { equalBytes, fromHex } from '../../lib/bytes.ts';
import { lastFormer, type Profile } from './profile.ts';
import { secretTarget } from './secret-targets.ts';

export interface NamedTarget {
  kind: TargetKind;
  /** `null`: the profile does not say. */
  publicPart: Uint8Array | null;
  /** `anyone`: a login method put it in without holding the character, and the person has not accepted it yet. */
  sealedBy: 'holder' | 'anyone';
}

/** By target id (hex); several where the profile names one twice. */
export function namedTargets(profile: Profile): Map<string, NamedTarget[]> {
  const named = new Map<string, NamedTarget[]>();
  const add = (targetId: string | null, target: NamedTarget) => {
    if (targetId !== null) named.set(targetId, [...(named.get(targetId) ?? []), target]);
  };
  const entropy = (publicPart: Uint8Array | null) =>
    ({ kind: 'bip39-entropy', publicPart, sealedBy: 'holder' }) as const;
  add(profile.entropyTargetId, entropy(fromHex(profile.entropyPublicPart)));
  for (const targetId of lastFormer(profile.formerEntropyTargetIds ?? [])) add(targetId, entropy(null));
  for (const { targetId, address } of [...profile.accounts, ...(profile.loginKeys ?? [])])
    add(targetId, { kind: 'private-key', publicPart: fromHex(address), sealedBy: 'holder' });
  for (const { targetId, address } of profile.offered ?? [])
    add(targetId, { kind: 'private-key', publicPart: fromHex(address), sealedBy: 'anyone' });
  for (const entry of profile.secrets ?? [])
    add(entry.targetId, { ...secretTarget(entry), sealedBy: entry.by === undefined ? 'holder' : 'anyone' });
  return named;
}

/** Is the opened key the one that the profile names? The profile has the public part of an entropy, which was checked when it was sealed. */
export const isMeant = (wanted: readonly NamedTarget[], { kind, publicPart }: OpenedTarget): boolean =>
  wanted.some((one) => one.kind === kind && (one.publicPart === null || equalBytes(one.publicPart, publicPart)));
