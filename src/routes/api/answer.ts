import { addDays, brusselsDay, startOfDay } from '#kernel/instant.ts';
import { ALL_NETWORKS } from '#platform/http/cache.ts';
import { OPEN_TO_ALL } from './problem.ts';

/** What is true now: a mirror or a proxy in between may be this far behind, and longer while this server is down. */
const LIVE = 'public, max-age=30, stale-if-error=86400';
/** What changes with a release. */
const SETTLED = 'public, max-age=3600, stale-if-error=86400';

/** For how long an answer may be kept here, until a write touches what it tells of. */
export interface Keeping {
	/** The id of the one network it tells of; all of them when left out. */
	readonly networkId?: string | undefined;
	/** When time alone changes it, at the latest. */
	readonly until: Date;
}

/**
 * An answer that any site may read.
 *
 * @param type its media type
 * @param keeping null for what is worked out anew each time
 */
export function live(type: string, body: string, keeping: Keeping | null): Response {
	const kept: Record<string, string> =
		keeping === null
			? {}
			: { 'x-stoep-network': keeping.networkId ?? ALL_NETWORKS, 'x-stoep-until': String(keeping.until.getTime()) };
	return new Response(body, { headers: { 'content-type': type, 'cache-control': LIVE, ...OPEN_TO_ALL, ...kept } });
}

/** An answer that changes with a release and with nothing else. */
export function settled(type: string, body: string): Response {
	const kept = { 'x-stoep-network': ALL_NETWORKS };
	return new Response(body, { headers: { 'content-type': type, 'cache-control': SETTLED, ...OPEN_TO_ALL, ...kept } });
}

/** The next midnight in Brussels, or what comes before it. */
export function untilMidnight(now: Date, changes: readonly (Date | null)[] = []): Date {
	const midnight = startOfDay(addDays(brusselsDay(now), 1));
	return changes.reduce<Date>((first, change) => (change !== null && change < first ? change : first), midnight);
}
