import { metresBetween, type Point } from '#kernel/geography.ts';
import { FACTS, type Fact, type Touched } from '#places';
import { isolated } from '#platform/i18n/say.ts';
import { bothInWords, cameAndWent, type Words } from '../fact-values.ts';
import { FACT_WORDS } from '../fact-words.ts';
import { distanceInWords } from './distance-words.ts';

/** Characters of a value that a line of the history has room for, on a phone. */
const LONGEST = 120;

/** What became of one fact. */
export interface FactChange {
	/** The fact, in the words of a sentence. */
	readonly fact: string;
	/** In one line: "van 09 123 45 67 naar 09 765 43 21". */
	readonly text: string;
	/** The same with every value whole; null where the line says all. */
	readonly whole: string | null;
}

interface BeforeAndAfter {
	readonly before: unknown;
	readonly after: unknown;
}

/** What a change did, fact by fact, in the order in which a place tells them. */
export function changeInWords(facts: Touched, words: Words): FactChange[] {
	return FACTS.flatMap((fact) => {
		const values = facts[fact];
		if (values === undefined) return [];
		const [text, whole] = [lineOf(fact, values, words, shortened), lineOf(fact, values, words, (value) => value)];
		return [{ fact: words.say(FACT_WORDS[fact]), text, whole: whole === text ? null : whole }];
	});
}

/** @param fit makes a value fit in the line */
function lineOf(fact: Fact, values: BeforeAndAfter, words: Words, fit: (value: string) => string): string {
	const { say, language } = words;
	// Words from right to left among others, or the other way round, would scramble the line.
	const shown = (value: string) => isolated(fit(value));
	const { came = '', went = '' } = cameAndWent(fact, values, words) ?? {};
	const parts = [
		came && say('historyAdded', { value: shown(came) }),
		went && say('historyGone', { value: shown(went) })
	];
	if (came || went) return parts.filter(Boolean).join(' · ');
	if (fact === 'point' && isPoint(values.before) && isPoint(values.after)) {
		const distance = distanceInWords(Math.max(1, metresBetween(values.before, values.after)), language);
		return say('historyMoved', { distance });
	}
	if (fact === 'friendlyFace' && values.before !== null && values.after !== null) return say('historyOtherName');
	const { before, after } = bothInWords(fact, values, words);
	if (before === '') return say('historyNew', { value: shown(after || say('importNothing')) });
	if (after === '') return say('historyGone', { value: shown(before) });
	return say('historyFromTo', { before: shown(before), after: shown(after) });
}

function shortened(value: string): string {
	const characters = [...value];
	return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('').trimEnd()}…` : value;
}

function isPoint(value: unknown): value is Point {
	return typeof value === 'object' && value !== null && 'lat' in value && 'lon' in value;
}
