import { sql } from 'kysely';
import type { Transaction } from '#platform/database/index.ts';
import { tallied, type Deciding } from './places-store.ts';

/**
 * Sets candidates of a network aside and records who did it and why. As of a place that left, the names of people go with
 * them after a while.
 *
 * @returns the ids of what is aside now
 */
export async function setCandidatesAside(tx: Transaction, act: Deciding, ids: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		with moved as (
			update places.place set state = 'aside', left_at = ${act.at}::timestamptz
			where network_id = ${act.networkId} and state = 'candidate' and id = any(${[...ids]}::uuid[])
			returning id, network_id
		), ${tallied(sql`select network_id, 'candidate', -1 from moved union all select network_id, 'aside', 1 from moved`)}
		insert into places.act (id, network_id, place_id, act, member_id, because, at, batch_id)
		select gen_random_uuid(), ${act.networkId}::uuid, id, 'aside', ${act.memberId}::uuid, ${act.because},
			${act.at}::timestamptz, ${act.batchId ?? null}::uuid
		from moved returning place_id as id`.execute(tx);
	return rows.map(({ id }) => id);
}

/** Of what was decided together since a moment: the places about which nothing was decided afterwards. */
const standing = (networkId: string, since: Date) => sql`
	select p.id, a.batch_id, a.act, a.member_id, a.at
	from places.act a join places.place p on p.id = a.place_id and p.state = a.act
	where a.network_id = ${networkId} and a.batch_id is not null and a.at > ${since} and a.act in ('published', 'aside')
		and not exists (select from places.act later where later.place_id = a.place_id and later.at > a.at)`;

/**
 * Makes candidates again of places that were published together or are set aside.
 *
 * @param which those of a batch about which nothing was decided since, if the batch is not older than `since`; or one that
 *   is set aside
 * @returns the ids of what is a candidate again, and whether any of them was published
 */
export async function makeCandidatesAgain(
	tx: Transaction,
	act: Deciding,
	which: { batchId: string; since: Date } | { aside: string }
): Promise<{ ids: string[]; wasPublished: boolean }> {
	const chosen =
		'aside' in which
			? sql`id = ${which.aside} and state = 'aside'`
			: sql`state in ('published', 'aside') and id in (select s.id from (${standing(act.networkId, which.since)}) s
				where s.batch_id = ${which.batchId})`;
	const { rows } = await sql<{ id: string; was: string }>`
		with chosen as (
			select id, network_id, state from places.place where network_id = ${act.networkId} and ${chosen}
			order by id for update
		), moved as (
			update places.place p set state = 'candidate', left_at = null,
				confirmed_on = case when c.state = 'aside' then p.confirmed_on end
			from chosen c where p.id = c.id returning p.id, p.network_id, c.state as was
		), ${tallied(sql`select network_id, was, -1 from moved union all select network_id, 'candidate', 1 from moved`)},
		told as (
			insert into places.act (id, network_id, place_id, act, member_id, because, at)
			select gen_random_uuid(), ${act.networkId}::uuid, id, 'candidateAgain', ${act.memberId}::uuid, ${act.because},
				${act.at}::timestamptz
			from moved
		)
		select id, was from moved`.execute(tx);
	return { ids: rows.map(({ id }) => id), wasPublished: rows.some(({ was }) => was === 'published') };
}

/** What was decided with one press of a button. */
export interface Batch {
	readonly batchId: string;
	readonly act: 'published' | 'aside';
	readonly memberId: string;
	readonly at: Date;
	/** Of how many places it still stands. */
	readonly count: number;
}

/** What was decided together in a network since a moment and still stands, newest first. */
export async function batchesSince(tx: Transaction, networkId: string, since: Date, most: number): Promise<Batch[]> {
	const { rows } = await sql<{ batch_id: string; act: Batch['act']; member_id: string; at: Date; n: number }>`
		select batch_id, act, member_id, max(at) as at, count(*)::integer as n from (${standing(networkId, since)}) s
		group by batch_id, act, member_id order by max(at) desc, batch_id limit ${most}`.execute(tx);
	return rows.map(({ batch_id, act, member_id, at, n }) => ({
		batchId: batch_id,
		act,
		memberId: member_id,
		at,
		count: n
	}));
}

/**
 * How many places were decided on together: so a form that comes twice is answered as the first time.
 *
 * @param ids of these; all of the batch when left out
 */
export async function countBatch(
	tx: Transaction,
	networkId: string,
	batchId: string,
	since: Date,
	ids: readonly string[] | undefined
): Promise<number> {
	const { rows } = await sql<{ n: number }>`
		select count(distinct place_id)::integer as n from places.act
		where network_id = ${networkId} and batch_id = ${batchId} and at > ${since}
			and (${ids === undefined} or place_id = any(${[...(ids ?? [])]}::uuid[]))`.execute(tx);
	return rows[0]?.n ?? 0;
}
