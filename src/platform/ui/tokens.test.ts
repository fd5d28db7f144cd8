import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightBlock = '', darkBlock = '', printBlock = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(
	([, block]) => block
);
const light = { ...tokens(lightBlock) };
const dark = { ...light, ...tokens(darkBlock) };
const print = { ...light, ...tokens(printBlock) };

/** The table of the design: a colour, what it lies on, and the contrast it was chosen for. */
const TABLE = [
	['arduin', 'kalk', 13.6],
	['arduin-zacht', 'kalk', 7.4],
	['kalk', 'deurgroen', 7.7],
	['tegelblauw', 'kalk', 8.3],
	['baksteen', 'kalk', 6.3],
	['rood', 'kalk', 6.5],
	['arduin', 'luifelgeel', 8.0],
	['krijt', 'lei', 14.4],
	['voeg', 'kalk', 4.6]
] as const;

const BODY = 7;
const ELSEWHERE = 4.5;
const GRAPHICS = 3;

/** What the surfaces really put on each other, and the least contrast it needs. */
const PAIRS = [
	['text', 'page', BODY],
	['text', 'plate', BODY],
	['soft', 'page', BODY],
	['soft', 'plate', BODY],
	['link', 'page', BODY],
	['link', 'plate', BODY],
	['page', 'text', BODY],
	['krijt', 'lei', BODY],
	['krijtgeel', 'lei', BODY],
	['kalk', 'deurgroen', BODY],
	['kalk', 'arduin', BODY],
	['luifelgeel', 'arduin', BODY],
	['arduin', 'krijtroze', BODY],
	['arduin', 'krijtblauw', BODY],
	['arduin', 'krijtgroen', BODY],
	['arduin', 'krijtgeel', BODY],
	['text', 'mark', ELSEWHERE],
	['danger', 'page', ELSEWHERE],
	['danger', 'plate', ELSEWHERE],
	['accent', 'page', ELSEWHERE],
	['line', 'page', GRAPHICS],
	['line', 'plate', GRAPHICS]
] as const;

describe('the tokens', () => {
	it.each(TABLE)('have %s on %s at %d', (over, under, expected) => {
		expect(contrast(light, over, under).toFixed(1)).toBe(expected.toFixed(1));
	});

	it('have ink on every chalk between 8.5 and 11.4', () => {
		const all = ['krijtroze', 'krijtblauw', 'krijtgroen', 'krijtgeel'].map((chalk) => contrast(light, 'arduin', chalk));
		expect([Math.min(...all).toFixed(1), Math.max(...all).toFixed(1)]).toEqual(['8.5', '11.4']);
	});

	describe.each([
		['light', light],
		['dark', dark]
	])('in %s', (_, theme) => {
		it.each(PAIRS)('keep %s on %s at %d or more', (over, under, least) => {
			expect(contrast(theme, over, under)).toBeGreaterThanOrEqual(least);
		});
	});

	it('print in pure black', () => {
		for (const name of ['text', 'soft', 'link', 'accent', 'danger', 'krijt']) {
			expect(contrast(print, name, 'page')).toBe(21);
		}
	});
});

function tokens(block: string): Record<string, string> {
	return Object.fromEntries([...block.matchAll(/--([a-z-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** The contrast ratio of WCAG 2, 1 to 21. */
function contrast(theme: Record<string, string>, one: string, other: string): number {
	const [dim = 0, bright = 0] = [luminance(hex(theme, one)), luminance(hex(theme, other))].sort((a, b) => a - b);
	return (bright + 0.05) / (dim + 0.05);
}

function hex(theme: Record<string, string>, name: string): string {
	const value = theme[name];
	if (value === undefined) throw new Error(`No token --${name}.`);
	const referred = /^var\(--([a-z-]+)\)$/.exec(value)?.[1];
	if (referred !== undefined) return hex(theme, referred);
	return value.length === 4 ? value.replace(/[0-9a-f]/gi, '$&$&') : value;
}

function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
