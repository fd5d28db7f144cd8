import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#kernel/instant.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { BoardEvent, EventKind } from '../domain/event.ts';
import { EMPTY_LINE, type Line } from '../domain/fold.ts';
import type { ItemKey } from '../domain/items.ts';

/** A line of a board as it is kept: what waits, and what it was folded from last. */
export interface KeptLine extends Line {
	readonly id: string;
	readonly networkId: string;
	readonly placeId: string;
	readonly item: ItemKey;
	/** What this place calls it ("dagsoep"); null for the plain name of the item. */
	readonly sort: string | null;
	/** Of an item that needs one, such as a ticket. */
	readonly sortDate: Day | null;
	readonly paused: boolean;
	readonly dailyLimit: number | null;
	readonly outOn: Day | null;
	/** How many were given on `givenOn`, the last day on which any was. */
	readonly givenThatDay: number;
	readonly givenOn: Day | null;
	readonly era: number;
	readonly last: { readonly at: number; readonly id: string } | null;
	/** What the events that are still kept build on. */
	readonly opening: Line;
}

/** A line as it was at one writing of its row. */
export interface LineVersion extends KeptLine {
	/** PostgreSQL's own mark of the row, another one after every change. */
	readonly version: string;
}

interface LineRow {
	id: string;
	network_id: string;
	place_id: string;
	item: ItemKey;
	sort: string | null;
	sort_date: Day | null;
	paused: boolean;
	daily_limit: number | null;
	out_on: Day | null;
	given_on: Day | null;
	given_that_day: number;
	era: number;
	waiting: number;
	may_pass_on: number;
	treated: number;
	received: number;
	corrections: number;
	given: number;
	from_house: number;
	passed_on: number;
	last_at: Date | null;
	last_id: string | null;
	opening: Line | null;
}

function lineOf(row: LineRow): KeptLine {
	return {
		id: row.id,
		networkId: row.network_id,
		placeId: row.place_id,
		item: row.item,
		sort: row.sort,
		sortDate: row.sort_date,
		paused: row.paused,
		dailyLimit: row.daily_limit,
		outOn: row.out_on,
		givenOn: row.given_on,
		givenThatDay: row.given_that_day,
		era: row.era,
		waiting: row.waiting,
		mayPassOn: row.may_pass_on,
		treated: row.treated,
		received: row.received,
		corrections: row.corrections,
		given: row.given,
		fromHouse: row.from_house,
		passedOn: row.passed_on,
		last: row.last_at === null || row.last_id === null ? null : { at: row.last_at.getTime(), id: row.last_id },
		opening: row.opening ?? EMPTY_LINE
	};
}

export async function linesOf(tx: Transaction, placeId: string): Promise<KeptLine[]> {
	const { rows } = await sql<LineRow>`
		select * from board.line where place_id = ${placeId} order by position, id`.execute(tx);
	return rows.map(lineOf);
}

export async function insertLine(
	tx: Transaction,
	line: Pick<KeptLine, 'id' | 'networkId' | 'placeId' | 'item' | 'sort' | 'sortDate'>
): Promise<void> {
	await sql`insert into board.line (id, network_id, place_id, item, sort, sort_date, position)
		select ${line.id}::uuid, ${line.networkId}::uuid, ${line.placeId}::uuid, ${line.item}, ${line.sort}, ${line.sortDate}::date,
			coalesce(max(position), 0) + 1 from board.line where place_id = ${line.placeId}`.execute(tx);
}

export async function setLineSettings(
	tx: Transaction,
	lineId: string,
	settings: { paused: boolean; dailyLimit: number | null; outOn: Day | null }
): Promise<void> {
	await sql`update board.line set paused = ${settings.paused}, daily_limit = ${settings.dailyLimit},
		out_on = ${settings.outOn} where id = ${lineId}`.execute(tx);
}

/** Takes a line of a place under lock until the end of the transaction; null when the place has no such line. */
export async function lockLine(tx: Transaction, lineId: string, placeId: string): Promise<LineVersion | null> {
	const { rows } = await sql<LineRow & { version: string }>`
		select *, xmin::text as version from board.line
		where id = ${lineId} and place_id = ${placeId} for update`.execute(tx);
	return rows[0] ? { ...lineOf(rows[0]), version: rows[0].version } : null;
}

/**
 * What matters for taking in an undo.
 *
 * @param ids the forms in which the undo itself may be kept
 * @param undoes the forms in which what it undoes may be kept
 * @returns whether this undo is here already, and when the event that it undoes was; null while that has not arrived
 */
export async function aboutUndo(
	tx: Transaction,
	lineId: string,
	{ ids, undoes }: { ids: readonly string[]; undoes: readonly string[] }
): Promise<{ known: boolean; undoneAt: number | null }> {
	const { rows } = await sql<{ known: boolean; undone_at: Date | null }>`
		select exists (select 1 from board.event where id = any(${[...ids]}::uuid[])) as known,
			(select max(at) from board.event where line_id = ${lineId} and id = any(${[...undoes]}::uuid[])) as undone_at`.execute(
		tx
	);
	return { known: rows[0]?.known ?? false, undoneAt: rows[0]?.undone_at?.getTime() ?? null };
}

export interface LineAfter {
	readonly fold: Line;
	readonly era: number;
	readonly last: { readonly at: number; readonly id: string };
	readonly givenOn: Day | null;
	readonly givenThatDay: number;
}

/**
 * Adds an event to a line that is under lock, and writes what the line comes to, in one trip.
 *
 * @param forgotten the id of the event once its moment is forgotten: how it or an undo of it may be kept as well
 * @returns null when this event is there already: then nothing is written; else the new version of the line, and whether
 *   an undo of this event had come in before it
 */
export async function addEvent(
	tx: Transaction,
	line: KeptLine,
	event: BoardEvent,
	after: LineAfter,
	forgotten: string
): Promise<{ version: string; undone: boolean } | null> {
	const { rows } = await sql<{ version: string; undone: boolean }>`
		with added as (
			insert into board.event (${EVENT_COLUMNS})
			select ${eventValues(line, event)}
			where not exists (select 1 from board.event where id = ${forgotten})
			on conflict (id) do nothing returning id
		)
		update board.line set ${columnsAfter(after)} where id = ${line.id} and exists (select 1 from added)
		returning xmin::text as version, exists (select 1 from board.event e
			where e.line_id = ${line.id} and e.undoes in (${event.id}, ${forgotten})) as undone`.execute(tx);
	return rows[0] ?? null;
}

/**
 * Adds an event to a line and writes what the line comes to, when the line is still the version it was: a statement for
 * one trip without a lock. It answers the new version; nothing when the line changed meanwhile or an undo of this event
 * had come in before it, and then nothing is written. It fails when this event is there already under the same id.
 *
 * @param forgotten the id of the event once its moment is forgotten
 */
export function addEventToVersion(
	line: LineVersion,
	event: BoardEvent,
	after: LineAfter,
	forgotten: string
): RawBuilder<{ version: string }> {
	return sql`
		with changed as (
			update board.line set ${columnsAfter(after)}
			where id = ${line.id} and xmin = ${line.version}::xid
				and not exists (select 1 from board.event where id = ${forgotten})
				and not exists (select 1 from board.event where undoes in (${event.id}, ${forgotten}))
			returning xmin
		), added as (
			insert into board.event (${EVENT_COLUMNS}) select ${eventValues(line, event)} from changed
		)
		select xmin::text as version from changed`;
}

/** Writes what a line comes to, and answers its new version. */
export async function setFold(tx: Transaction, lineId: string, after: LineAfter): Promise<string> {
	const { rows } = await sql<{ version: string }>`update board.line set ${columnsAfter(after)} where id = ${lineId}
		returning xmin::text as version`.execute(tx);
	return rows[0]?.version ?? '';
}

const EVENT_COLUMNS = sql`id, line_id, network_id, place_id, kind, n, may_pass_on, undoes, era, at, rank`;

function eventValues(line: KeptLine, event: BoardEvent): RawBuilder<unknown> {
	return sql`${event.id}::uuid, ${line.id}::uuid, ${line.networkId}::uuid, ${line.placeId}::uuid, ${event.kind},
		${event.n}::integer, ${event.mayPassOn ?? null}::boolean, ${event.of ?? null}::uuid, ${event.era}::integer,
		${new Date(event.at)}::timestamptz, ${event.rank ?? 0}::integer`;
}

function columnsAfter({ fold, era, last, givenOn, givenThatDay }: LineAfter): RawBuilder<unknown> {
	return sql`waiting = ${fold.waiting}, may_pass_on = ${fold.mayPassOn}, treated = ${fold.treated},
		received = ${fold.received}, corrections = ${fold.corrections}, given = ${fold.given},
		from_house = ${fold.fromHouse}, passed_on = ${fold.passedOn}, era = ${era}, last_at = ${new Date(last.at)},
		last_id = ${last.id}, given_on = ${givenOn}, given_that_day = ${givenThatDay}`;
}

interface EventRow {
	id: string;
	line_id: string;
	kind: EventKind;
	n: number;
	may_pass_on: boolean | null;
	undoes: string | null;
	era: number;
	at: Date;
	rank: number;
}

function eventOf(row: EventRow): BoardEvent {
	return {
		id: row.id,
		kind: row.kind,
		n: row.n,
		era: row.era,
		at: row.at.getTime(),
		rank: row.rank,
		...(row.may_pass_on === null ? {} : { mayPassOn: row.may_pass_on }),
		...(row.undoes === null ? {} : { of: row.undoes })
	};
}

/** Every event of a line that is still kept. */
export async function eventsOf(tx: Transaction, lineId: string): Promise<BoardEvent[]> {
	const { rows } = await sql<EventRow>`select * from board.event where line_id = ${lineId}`.execute(tx);
	return rows.map(eventOf);
}

/**
 * The lines of a network of which something may wait since before a moment: some waits, there was something on the line
 * then, and what came since does not explain all of it. What came by counting again is left to the fold.
 */
export async function linesWaitingSince(
	tx: Transaction,
	networkId: string,
	before: Date,
	today: Day
): Promise<{ line: KeptLine; events: BoardEvent[] }[]> {
	const { rows } = await sql<LineRow>`select l.* from board.line l
		where l.network_id = ${networkId} and l.waiting > 0 and (l.sort_date is null or l.sort_date >= ${today})
			and (l.opening is not null or exists (select from board.event e where e.line_id = l.id and e.at < ${before}))
			and l.waiting > coalesce((select sum(e.n) from board.event e
				where e.line_id = l.id and e.kind in ('treated', 'received') and e.at >= ${before}
					and not exists (select from board.event u where u.undoes = e.id)), 0)`.execute(tx);
	const { rows: events } = await sql<EventRow>`select * from board.event
		where line_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
	const byLine = Map.groupBy(events, ({ line_id }) => line_id);
	return rows.map((row) => ({ line: lineOf(row), events: (byLine.get(row.id) ?? []).map(eventOf) }));
}

/** Lines by their id, from after one id on, or from the first. */
export async function linesAfter(tx: Transaction, id: string | null, most: number): Promise<KeptLine[]> {
	const { rows } = await sql<LineRow>`
		select * from board.line where ${id}::uuid is null or id > ${id}::uuid order by id limit ${most}`.execute(tx);
	return rows.map(lineOf);
}

/** Every event of some lines that is still kept, by line. */
export async function eventsOfLines(tx: Transaction, lineIds: readonly string[]): Promise<Map<string, BoardEvent[]>> {
	const { rows } = await sql<EventRow>`select * from board.event where line_id = any(${lineIds}::uuid[])`.execute(tx);
	const events = new Map<string, BoardEvent[]>();
	for (const row of rows) {
		const known = events.get(row.line_id);
		if (known) known.push(eventOf(row));
		else events.set(row.line_id, [eventOf(row)]);
	}
	return events;
}

/** The last taps of a place since a moment, newest first, each with whether it was undone. */
export async function lastTaps(
	tx: Transaction,
	placeId: string,
	since: Date,
	most: number
): Promise<{ lineId: string; event: BoardEvent; undone: boolean }[]> {
	const { rows } = await sql<EventRow & { undone: boolean }>`
		select e.*, exists (select 1 from board.event u where u.undoes = e.id and u.line_id = e.line_id) as undone
		from board.event e where e.place_id = ${placeId} and e.kind <> 'undone' and e.at >= ${since}
		order by e.at desc, e.id desc limit ${most}`.execute(tx);
	return rows.map((row) => ({ lineId: row.line_id, event: eventOf(row), undone: row.undone }));
}

/**
 * The lines that have something to forget: events whose time is to be cut (what is cut has no UUIDv7 any more), or that
 * are to be closed into months.
 */
export async function linesToForget(tx: Transaction, timesBefore: Date, eventsBefore: Date): Promise<string[]> {
	const { rows } = await sql<{ line_id: string }>`
		select distinct line_id from board.event
		where at < ${eventsBefore} or (at < ${timesBefore} and substr(id::text, 15, 1) = '7')`.execute(tx);
	return rows.map(({ line_id }) => line_id);
}

export interface MonthTotal extends Omit<Line, 'waiting' | 'mayPassOn'> {
	readonly month: string;
}

/** Puts the events of a line in other words: with cut times, and without those that were closed into months. */
export async function rewriteEvents(
	tx: Transaction,
	line: KeptLine,
	events: readonly BoardEvent[],
	closed: { opening: Line; months: readonly MonthTotal[] },
	last: { at: number; id: string } | null
): Promise<void> {
	await sql`delete from board.event where line_id = ${line.id}`.execute(tx);
	const rows = events.map((event) => ({
		id: event.id,
		kind: event.kind,
		n: event.n,
		may_pass_on: event.mayPassOn ?? null,
		undoes: event.of ?? null,
		era: event.era,
		at: new Date(event.at).toISOString(),
		rank: event.rank ?? 0
	}));
	await sql`insert into board.event (id, line_id, network_id, place_id, kind, n, may_pass_on, undoes, era, at, rank)
		select id, ${line.id}::uuid, ${line.networkId}::uuid, ${line.placeId}::uuid, kind, n, may_pass_on, undoes, era, at, rank
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, n integer, may_pass_on boolean,
			undoes uuid, era integer, at timestamptz, rank integer)`.execute(tx);
	for (const month of closed.months) {
		await sql`insert into board.month
			(line_id, network_id, place_id, month, treated, given, from_house, received, passed_on, corrections)
			values (${line.id}, ${line.networkId}, ${line.placeId}, ${month.month}, ${month.treated}, ${month.given},
				${month.fromHouse}, ${month.received}, ${month.passedOn}, ${month.corrections})
			on conflict (line_id, month) do update set treated = board.month.treated + excluded.treated,
				given = board.month.given + excluded.given, from_house = board.month.from_house + excluded.from_house,
				received = board.month.received + excluded.received,
				passed_on = board.month.passed_on + excluded.passed_on,
				corrections = board.month.corrections + excluded.corrections`.execute(tx);
	}
	await sql`update board.line set opening = ${JSON.stringify(closed.opening)}::jsonb,
		last_at = ${last === null ? null : new Date(last.at)}, last_id = ${last?.id ?? null}
		where id = ${line.id}`.execute(tx);
}

/** A line by its id under lock, for whoever keeps the installation. */
export async function lockLineById(tx: Transaction, lineId: string): Promise<KeptLine | null> {
	const { rows } = await sql<LineRow>`select * from board.line where id = ${lineId} for update`.execute(tx);
	return rows[0] ? lineOf(rows[0]) : null;
}

/** Removes everything of the boards of a practice town. Facts of a real network are never removed by this. */
export async function deletePracticeBoards(tx: Transaction, practiceId: string): Promise<null> {
	const practice = sql`(select id from networks.practice_network where id = ${practiceId})`;
	await sql`delete from board.card where network_id in ${practice}`.execute(tx);
	await sql`delete from board.month where network_id in ${practice}`.execute(tx);
	await sql`delete from board.event where network_id in ${practice}`.execute(tx);
	await sql`delete from board.line where network_id in ${practice}`.execute(tx);
	return null;
}
