/** The pages about persons: the list, and inviting one. */
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { AddComputerPage } from '../computers/add-computer.tsx';
import { MembersPage } from './members.tsx';

/** `rest`: *invite*, or *of/ID* for the details of one person. */
export const MemberPages = ({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) =>
  rest === 'invite' ? (
    <AddComputerPage snapshot={snapshot} invites="person" />
  ) : (
    <MembersPage snapshot={snapshot} rest={rest} />
  );
