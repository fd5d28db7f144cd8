import type { Actor } from '#kernel/actor.ts';

/** The role that every query of the application runs as. It owns nothing, so row-level security holds for it. */
const APP_ROLE = 'stoep_app';

/**
 * The statement that narrows the current transaction to what an actor may see and do. The settings end with the
 * transaction, so a connection that goes back to the pool carries nobody along.
 */
export function scopeOf(actor: Actor): string {
	const settings: [string, string][] = [
		['role', APP_ROLE],
		['stoep.actor', actor.kind],
		['stoep.network', 'network' in actor ? actor.network : ''],
		['stoep.place', 'place' in actor ? actor.place : ''],
		['stoep.member', 'member' in actor ? actor.member : ''],
		['stoep.team_role', 'role' in actor ? actor.role : '']
	];
	return `select ${settings.map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`).join(', ')}`;
}

/** A string as an SQL literal. Only ids and fixed words come here; anything else is a mistake in the code. */
export function literal(value: string): string {
	if (!/^[\w\-/ ]*$/.test(value)) throw new Error('Not a plain value.');
	return `'${value}'`;
}
