import { DOOR } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { done } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { deleteSessionsOf, sessionsOf, type Session } from './sessions-store.ts';

type Door = Omit<Context, 'actor'>;
const ofMember = (holderId: string) => ({ holder: 'member', holderId }) as const;

/** Where somebody is signed in now, newest first. */
export function listSessions({ db, clock }: Door, memberId: string): Promise<Session[]> {
	return db.read(DOOR, (tx) => sessionsOf(tx, ofMember(memberId), clock()));
}

/** Signs a member out on one device. A session of somebody else stays as it is. */
export async function endOneSession({ db }: Door, memberId: string, sessionId: string): Promise<void> {
	if (!isUuid(sessionId)) return;
	await db.write(DOOR, async (tx) => done(await deleteSessionsOf(tx, ofMember(memberId), sessionId)));
}

/** Signs a member out everywhere. */
export async function endAllSessions({ db }: Door, memberId: string): Promise<void> {
	await db.write(DOOR, async (tx) => done(await deleteSessionsOf(tx, ofMember(memberId), null)));
}
