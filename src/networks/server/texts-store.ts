import { sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Transaction } from '#platform/database/index.ts';
import type { OwnText, RefusedText } from '#platform/i18n/wording.ts';
import type { MarkOutcome, MarkVerdict, TextAnswer, TextMark, TextSection } from '../domain/texts.ts';

interface MarkRow {
	id: string;
	member_id: string;
	language: Language;
	section: TextSection;
	key: string;
	about: string;
	verdict: MarkVerdict;
	words: string;
	made_at: Date;
	answers: { member_id: string; outcome: MarkOutcome; words: string; made_at: string }[];
}

function markOf(row: MarkRow): TextMark {
	return {
		id: row.id,
		memberId: row.member_id,
		language: row.language,
		section: row.section,
		key: row.key,
		about: row.about,
		verdict: row.verdict,
		words: row.words,
		madeAt: row.made_at,
		answers: row.answers.map(({ member_id, outcome, words, made_at }): TextAnswer => ({
			memberId: member_id,
			outcome,
			words,
			madeAt: new Date(made_at)
		}))
	};
}

/** The marks of a network with what became of each, the newest first. */
export async function marksOf(tx: Transaction, networkId: string): Promise<TextMark[]> {
	const { rows } = await sql<MarkRow>`select m.*, coalesce(a.answers, '[]'::json) as answers
		from networks.text_mark m
		left join lateral (
			select json_agg(json_build_object('member_id', member_id, 'outcome', outcome, 'words', words,
				'made_at', made_at) order by n) as answers
			from networks.text_answer where mark_id = m.id
		) a on true
		where m.network_id = ${networkId} order by m.n desc`.execute(tx);
	return rows.map(markOf);
}

export async function insertMark(tx: Transaction, networkId: string, mark: Omit<TextMark, 'answers'>): Promise<void> {
	await sql`insert into networks.text_mark
		(id, network_id, member_id, language, section, key, about, verdict, words, made_at)
		values (${mark.id}, ${networkId}, ${mark.memberId}, ${mark.language}, ${mark.section}, ${mark.key}, ${mark.about},
			${mark.verdict}, ${mark.words}, ${mark.madeAt})`.execute(tx);
}

export async function insertAnswer(
	tx: Transaction,
	networkId: string,
	markId: string,
	answer: TextAnswer & { readonly id: string }
): Promise<void> {
	await sql`insert into networks.text_answer (id, network_id, mark_id, member_id, outcome, words, made_at)
		values (${answer.id}, ${networkId}, ${markId}, ${answer.memberId}, ${answer.outcome}, ${answer.words},
			${answer.madeAt})`.execute(tx);
}

/** One change of the texts of a network at a time, so that what is said of a wording is said of the one that holds. */
export async function lockTexts(tx: Transaction, networkId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`texts ${networkId}`}, 0))`.execute(tx);
}

/** The wording that holds now where it is the network's own. */
export async function ownTexts(tx: Transaction, networkId: string): Promise<OwnText[]> {
	const { rows } = await sql<OwnText>`select language, key, text from networks.street_text
		where network_id = ${networkId} and text is not null`.execute(tx);
	return rows;
}

export async function refusedTexts(tx: Transaction, networkId: string): Promise<RefusedText[]> {
	const { rows } = await sql<RefusedText>`select language, key, about from networks.refused_text
		where network_id = ${networkId}`.execute(tx);
	return rows;
}

export async function insertOwnText(
	tx: Transaction,
	networkId: string,
	worded: { id: string; memberId: string; language: Language; key: string; text: string | null; madeAt: Date }
): Promise<void> {
	await sql`insert into networks.own_text (id, network_id, member_id, language, key, text, made_at)
		values (${worded.id}, ${networkId}, ${worded.memberId}, ${worded.language}, ${worded.key}, ${worded.text},
			${worded.madeAt})`.execute(tx);
}
