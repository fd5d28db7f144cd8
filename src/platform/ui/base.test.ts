import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const guest = read('./tokens.css') + read('./base.css');
const all = guest + read('./counter.css');

describe('the styles', () => {
	it('weigh little enough to travel inside a guest page', () => {
		const bare = guest.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ');
		expect(gzipSync(bare).length).toBeLessThan(3_500);
	});

	it('know start and end, never left and right, so that right-to-left comes for free', () => {
		expect(all).not.toMatch(/\b(left|right)\b/);
	});

	it('keep out what engines of 2018 cannot read', () => {
		expect(all).not.toMatch(/:has\(|:is\(|:where\(|@layer|@container|\binset\b|(margin|padding|inset)-(inline|block):/);
		expect(all).not.toMatch(/\b(clamp|min|max)\(|color-mix|oklch|aspect-ratio/);
	});

	it('move for at most 150 ms, and only for who likes it', () => {
		expect(guest).not.toMatch(/animation|transition/);
		const [still = '', moving = ''] = all.split('@media (prefers-reduced-motion: no-preference)');
		expect(still).not.toMatch(/animation|transition/);
		for (const [, milliseconds] of moving.matchAll(/(\d+)ms/g)) expect(Number(milliseconds)).toBeLessThanOrEqual(150);
		expect(moving).not.toMatch(/\d s\b|transition/);
	});

	it('have no shadows, no capitals, no italics and no justified lines', () => {
		expect(all).not.toMatch(/shadow|uppercase|italic|justify;/);
	});
});
