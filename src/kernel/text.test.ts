import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, plainWords, slugFrom } from './text.ts';

function clean(text: string): string | null {
	const result = cleanLine(text, 10_000);
	if (!result.ok) throw new Error(result.refusal.sentence);
	return result.value;
}

describe('cleanLine', () => {
	it('collapses every sort of white space and trims', () => {
		expect(clean('\t Café \u00a0\r\n  Rimel\u2028 ')).toBe('Café Rimel');
	});

	it('composes letters', () => {
		expect(clean('Cafe\u0301')).toBe('Café');
	});

	it('drops controls, lone surrogates and whatever turns the reading direction', () => {
		expect(clean('Ca\u0000f\u0007é \u202Egnp.exe\u202C\u2066x\u2069 \ud800!')).toBe('Café gnp.exex !');
	});

	it('drops fillers and letters that spell words in nothing', () => {
		expect(clean('Ca\u00adfé\u3164 \u{e0041}\u{e0042}Rimel\ufffa')).toBe('Café Rimel');
	});

	it('keeps what scripts and emoji need', () => {
		expect(clean('\u2764\ufe0f')).toBe('\u2764\ufe0f');
		expect(clean('می\u200cخواهم')).toBe('می\u200cخواهم');
		expect(clean('👩\u200d🍳')).toBe('👩\u200d🍳');
	});

	it('is null when nothing is left', () => {
		expect(clean('')).toBeNull();
		expect(clean(' \u200b\u0000 ')).toBeNull();
		for (const blank of ['\u3164\uffa0', '\u200d\u200c', '\u2800 \u2800', '\ufe0f']) expect(clean(blank)).toBeNull();
	});

	it('refuses what is too long instead of cutting, counting characters and not bytes', () => {
		expect(cleanLine('👩👩👩', 3)).toEqual({ ok: true, value: '👩👩👩' });
		expect(cleanLine('abcd', 3, 'name')).toMatchObject({ ok: false, refusal: { code: 'tooLong', field: 'name' } });
	});

	it('changes nothing the second time, whatever comes in', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const once = clean(text);
				expect(once === null || clean(once) === once).toBe(true);
			})
		);
	});
});

describe('plainWords', () => {
	it('takes case, accents and punctuation away in any script', () => {
		expect(plainWords("D'Œuvre-É! №2")).toEqual(['d', 'oeuvre', 'e', 'no2']);
		expect(plainWords('Tüyoğlu İZMİR ılık')).toEqual(['tuyoglu', 'izmir', 'ilik']);
		expect(plainWords('مقهى أحمد')).toEqual(['مقهى', 'احمد']);
	});
});

describe('slugFrom', () => {
	it('writes a name as an address', () => {
		expect(slugFrom("  Café d'Œuf & Straße — 't Hoekje ")).toBe('cafe-d-oeuf-strasse-t-hoekje');
		expect(slugFrom('مقهى Rimel')).toBe('rimel');
	});

	it('falls back where no Latin letter is', () => {
		expect(slugFrom('مقهى')).toBe('x');
		expect(slugFrom('!?')).toBe('x');
	});

	it('is always 1 to 60 characters of a-z, 0-9 and single hyphens', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
				const slug = slugFrom(name);
				expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
				expect(slug.length).toBeLessThanOrEqual(60);
			})
		);
	});
});
