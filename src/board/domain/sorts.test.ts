import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsSort, LONGEST_SORT, readSortName } from './sorts.ts';

describe('fact 7: no alcoholic item can be suspended', () => {
	it.each([
		'bier',
		'Een PINTJE',
		'pint',
		'rode wijn',
		'huiswijn',
		'kriekbier',
		'Witbier van het vat',
		'glühwein',
		'cava',
		'glas rosé',
		'jenever',
		'citroenjenever',
		'whisky',
		'bière blonde',
		'biere',
		'vin chaud',
		'un verre de vin',
		'beer',
		'mulled wine',
		'gin-tonic',
		'Irish coffee',
		'Hasseltse koffie',
		'koffie met amaretto',
		'soep & bier',
		'bira',
		'kırmızı şarap',
		'RAKI',
		'rakı',
		'بيرة',
		'كأس نبيذ',
		'النبيذ',
		'عرق',
		'ＢＩＥＲ',
		'bi\u200Ber',
		'stoofvlees met bier',
		'alcoholvrij bier of wijn',
		'wijn of alcoholvrij bier',
		'bier 5,0%',
		'alcoholische drank'
	])('refuses %j', (name) => {
		expect(allowsSort(name)).toBe(false);
	});

	it.each([
		'dagsoep',
		'cappuccino',
		'koffie verkeerd',
		'biersoep',
		'bierbrood',
		'wijnazijn',
		'mosselen in wijnsaus',
		'borrelhapje',
		'rumboter',
		'gemberbier',
		'ginger beer',
		'Ginger ale',
		'coq au vin',
		'barbier',
		'vinaigrette',
		'konijn met pruimen',
		'krieken met balletjes',
		'thé à la rose',
		'vanille bourbon',
		'alcoholvrij bier',
		'Alcoholvrije wijn',
		'bier (alcoholvrij)',
		'bier 0,0',
		'pils 0.0%',
		'bier 0% alcohol',
		'bière sans alcool',
		'non-alcoholic beer',
		'alkolsüz bira',
		'بيرة بدون كحول',
		'بيرة خالية من الكحول',
		'عرق سوس',
		'çorba',
		'حساء العدس',
		'knipbeurt bij de barbier',
		'pizza'
	])('allows %j', (name) => {
		expect(allowsSort(name)).toBe(true);
	});
});

describe('readSortName', () => {
	it.each([
		['  Dagsoep  ', 'Dagsoep'],
		['soep\n van\tde  dag', 'soep van de dag'],
		['a\u0000b\u0007c', 'abc'],
		['\u202Epuos\u202C', 'puos'],
		['Cafe\u0301', 'Café'],
		['broodje \uD800ei', 'broodje ei'],
		['x'.repeat(40), 'x'.repeat(40)],
		['حساء العدس', 'حساء العدس'],
		['3', '3']
	])('reads %j as %j', (text, name) => {
		expect(readSortName(text)).toEqual({ ok: true, value: name });
	});

	it.each([
		['', 'sortEmpty'],
		[' \u200B\n', 'sortEmpty'],
		['...', 'sortEmpty'],
		['x'.repeat(41), 'sortTooLong'],
		['bier '.repeat(9), 'sortTooLong'],
		['pintje', 'sortAlcohol']
	])('refuses %j with %s', (text, code) => {
		expect(readSortName(text)).toMatchObject({ ok: false, refusal: { code } });
	});

	it('refuses a text of any length', () => {
		expect(readSortName('dagsoep '.repeat(100_000))).toMatchObject({ refusal: { code: 'sortTooLong' } });
	});

	it('gives back a clean name or a reason, whatever is typed, and reads its own answer the same', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
				const read = readSortName(text);
				if (!read.ok) return;
				expect([...read.value].length).toBeLessThanOrEqual(LONGEST_SORT);
				expect(read.value).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
				expect(readSortName(read.value)).toEqual(read);
			})
		);
	});
});
