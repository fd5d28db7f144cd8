/**
 * Who has by now what a member of the team had: the same member, or whom it was handed to when that member left. Whoever
 * knows the team answers this; here nobody else does. Null where nobody has it.
 */
export type HeirOf = (memberId: string) => string | null;

/** As long as nobody has left, everybody has what is theirs. */
export const nobodyLeft: HeirOf = (memberId) => memberId;

const dutch = new Intl.Collator('nl');

/** Those of the reader first, then by name. Nothing that a place did or had counts. */
export function ownFirst(a: { own: boolean; name: string }, b: { own: boolean; name: string }): number {
	return Number(b.own) - Number(a.own) || dutch.compare(a.name, b.name);
}
