import { done, refuse, type Result } from '#kernel/result.ts';
import { cleanLine } from '#kernel/text.ts';

/** The longest name of a sort, in characters. */
export const LONGEST_SORT = 40;

/**
 * Reads the name a place gives to its own sort of an item ("dagsoep", "cappuccino", "friet met stoofvleessaus").
 * What is invisible goes out, spaces are made single.
 *
 * @param text as typed, any length
 * @returns the name, 1 to 40 characters with at least a letter or digit; or why not: it says nothing, is too long, or names
 * an alcoholic drink (charter and fact 7: those are not suspended)
 */
export function readSortName(text: string): Result<string, 'sortEmpty' | 'sortTooLong' | 'sortAlcohol'> {
	const line = cleanLine(text, LONGEST_SORT);
	if (!line.ok) {
		return refuse('sortTooLong', `The name of a sort has at most ${LONGEST_SORT} characters.`, 'sort');
	}
	const name = line.value;
	if (name === null || !/[\p{L}\p{N}]/u.test(name)) return refuse('sortEmpty', 'Say in a word what it is.', 'sort');
	if (!allowsSort(name)) return refuse('sortAlcohol', 'Drinks with alcohol cannot be suspended.', 'sort');
	return done(name);
}

/**
 * Whether a sort may bear this name: no, when it names a drink with alcohol in one of the five languages.
 *
 * It goes by whole words, because a name is refused for what it is and not for letters inside another word: "biersoep",
 * "wijnazijn" and "barbier" are fine. A Dutch compound is what its end says, so "huiswijn" and "kriekbier" are drinks. In
 * doubt it refuses ("stoofvlees met bier" may be a stew or a menu with a beer): choosing another name costs nothing.
 * A drink said to be without alcohol is allowed, one such word for one drink: "alcoholvrij bier", "bière sans alcool",
 * "bier 0,0"; and so are a few set expressions that only sound like one ("ginger beer", "coq au vin").
 */
export function allowsSort(name: string): boolean {
	let words = ` ${wordsOf(name.replace(ZERO_PER_CENT, ' alcoholvrij ')).join(' ')} `;
	for (const harmless of HARMLESS) words = words.replaceAll(` ${harmless} `, ' ');
	if (SPIKED.some((spiked) => words.includes(` ${spiked} `))) return false;
	let withoutAlcohol = 0;
	for (const phrase of WITHOUT_ALCOHOL) {
		const parts = words.split(` ${phrase} `);
		withoutAlcohol += parts.length - 1;
		words = parts.join('  ');
	}
	const drinks = words.split(' ').filter(isDrink).length;
	return drinks <= withoutAlcohol;
}

function isDrink(word: string): boolean {
	const bare = bareOf(word);
	if (DRINKS.has(word) || DRINKS.has(bare)) return true;
	return DRINK_ENDING.test(bare) && !HARMLESS_COMPOUNDS.has(bare);
}

/** Lower-case words; accents are kept only where they decide ("rosé" is a wine, "rose" a flower). */
function wordsOf(name: string): string[] {
	const words =
		name
			.normalize('NFKC')
			.replace(/\p{Cf}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
	return words.map((word) => (DRINKS.has(word) ? word : bareOf(word)));
}

/** A word without accents and vowel signs, Turkish dotless i as i, and without the Arabic article. */
function bareOf(word: string): string {
	const letters = word.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ـ', '');
	return letters.replace(/^ال(?=\p{L}{3})/u, '');
}

/** "0,0", "0.0%", "0 %", "0% alcohol". */
const ZERO_PER_CENT = /(?<![\p{N}.,])0([.,]0+(\s*%)?|\s*%)(\s*alco(ho|o)l)?(?![\p{L}\p{N}])/giu;

const DRINK_ENDING = /(bier(en|tjes?)?|wijn(en|tjes?)?|jenevers?|likeur(en)?)$/;
const HARMLESS_COMPOUNDS = new Set(['barbier', 'herbier', 'colombier', 'gemberbier', 'wortelbier']);

/** Words that are a drink with alcohol wherever they stand; written without accents unless the accent decides. */
const DRINKS = new Set(
	[
		'alcohol alcoholisch alcoholische alcool alcoolise alcoolisee alcoholic alkol alkollu',
		// Beer and cider.
		'bier bieren biertje biertjes pint pintje pintjes pinten pils pilsje pilsjes trappist trappisten geuze gueuze',
		'lambiek lambic kriek biere bieres beer beers lager ale stout bira birasi cider ciders cidre cidres',
		'jupiler duvel leffe heineken',
		// Wine.
		'wijn wijnen wijntje wijntjes vin vins vino wine wines gluhwein sarap sarabi rosé rosés cava cavas prosecco champagne',
		'champagnes sampanya sekt sangria porto port sherry vermout vermouth martini spritz',
		// Stronger.
		'jenever jenevers genever genievre gin gins whisky whiskys whiskey whiskeys viski vodka wodka votka rum rhum tequila',
		'cognac konyak armagnac calvados brandy bourbon advocaat likeur likeuren liqueur liqueurs likor liquor amaretto',
		'limoncello sambuca campari aperol raki rakisi ouzo pastis ricard pernod absint absinthe schnaps sake borrel borreltje',
		'aperitief aperitif aperitifs digestief digestif cocktail cocktails mojito',
		// Arabic.
		'بيرة بيره جعة نبيذ خمر خمرة خمور ويسكي فودكا عرق كونياك شمبانيا ليكيور كحول كحولي كحولية'
	].flatMap((line) => line.split(' ').map((word) => word.normalize('NFKC')))
);

/** Set expressions, without accents, that sound like a drink with alcohol and are none. */
const HARMLESS = [
	'ginger beer',
	'ginger ale',
	'root beer',
	'coq au vin',
	'wine gum',
	'wine gums',
	'bourbon vanille',
	'vanille bourbon',
	'عرق سوس',
	'عرق السوس'
].map(wordsAsKept);

/** Set expressions that sound innocent and are not. */
const SPIKED = ['irish coffee', 'hasseltse koffie'];

/** How a drink is said to be without alcohol; the longer ones first. */
const WITHOUT_ALCOHOL = [
	'alcoholvrij',
	'alcoholvrije',
	'alcohol vrij',
	'alcohol vrije',
	'zonder alcohol',
	'niet alcoholisch',
	'niet alcoholische',
	'non alcoholisch',
	'sans alcool',
	'non alcoolise',
	'non alcoolisee',
	'alcohol free',
	'without alcohol',
	'no alcohol',
	'non alcoholic',
	'nonalcoholic',
	'virgin',
	'alkolsuz',
	'بدون كحول',
	'بلا كحول',
	'خال من الكحول',
	'خالي من الكحول',
	'خالية من الكحول',
	'غير كحولي'
].map(wordsAsKept);

function wordsAsKept(phrase: string): string {
	return wordsOf(phrase).join(' ');
}
