import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, openPageCache } from './cache.ts';
import { makePage } from './page.ts';

const page = (text = 'koffie') => makePage(200, { 'content-type': 'text/html' }, Buffer.from(text));
const forGent = { tags: ['gent'], until: Infinity };

describe('the page cache', () => {
	it('keeps a page until a write touches its network, and leaves other networks alone', () => {
		const cache = openPageCache();
		cache.fill('gent', page(), forGent, cache.mark());
		cache.fill('leuven', page(), { tags: ['leuven'], until: Infinity }, cache.mark());
		cache.fill('both', page(), { tags: ['gent', 'leuven'], until: Infinity }, cache.mark());
		cache.fill('all', page(), { tags: ['*'], until: Infinity }, cache.mark());
		expect(cache.stats().entries).toBe(4);

		cache.touched('gent');
		expect(cache.find('gent')).toBeUndefined();
		expect(cache.find('both')).toBeUndefined();
		expect(cache.find('all')).toBeUndefined();
		expect(cache.find('leuven')?.body.toString()).toBe('koffie');

		cache.touched('*');
		expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
	});

	it('refuses a fill from a render that began before a write to one of its networks', () => {
		const cache = openPageCache();
		const born = cache.mark();
		cache.touched('gent');
		expect(cache.fill('a', page(), forGent, born)).toBe(false);
		expect(cache.fill('b', page(), { tags: ['*'], until: Infinity }, born)).toBe(false);
		expect(cache.fill('c', page(), { tags: ['leuven', 'gent'], until: Infinity }, born)).toBe(false);
		expect(cache.fill('d', page(), { tags: ['leuven'], until: Infinity }, born)).toBe(true);
		expect(cache.fill('a', page(), forGent, cache.mark())).toBe(true);

		const before = cache.mark();
		cache.touched('*');
		expect(cache.fill('d', page(), { tags: ['leuven'], until: Infinity }, before)).toBe(false);
	});

	it('keeps nothing while writes cannot be heard, nor from a render that began then', () => {
		const cache = openPageCache();
		cache.fill('a', page(), forGent, cache.mark());
		const before = cache.mark();
		cache.suspend();
		expect(cache.find('a')).toBeUndefined();
		const during = cache.mark();
		expect(cache.fill('a', page(), forGent, during)).toBe(false);
		cache.resume();
		expect(cache.fill('a', page(), forGent, before)).toBe(false);
		expect(cache.fill('a', page(), forGent, during)).toBe(false);
		expect(cache.fill('a', page(), forGent, cache.mark())).toBe(true);
	});

	it('forgets a page at its time, and at the ceiling when its time is far', () => {
		let now = 1_000_000;
		const cache = openPageCache(LIMITS, () => now);
		cache.fill('soon', page(), { tags: ['gent'], until: now + 1_000 }, cache.mark());
		cache.fill('far', page(), forGent, cache.mark());
		expect(cache.fill('past', page(), { tags: ['gent'], until: now }, cache.mark())).toBe(false);
		expect(cache.fill('unreadable', page(), { tags: ['gent'], until: NaN }, cache.mark())).toBe(false);
		now += 999;
		expect(cache.find('soon')).toBeDefined();
		now += 1;
		expect(cache.find('soon')).toBeUndefined();
		now += LIMITS.age - 1_001;
		expect(cache.find('far')).toBeDefined();
		now += 1;
		expect(cache.find('far')).toBeUndefined();
		expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
	});

	it('drops what was used longest ago when there are too many', () => {
		const cache = openPageCache({ ...LIMITS, entries: 2 });
		cache.fill('a', page(), forGent, cache.mark());
		cache.fill('b', page(), forGent, cache.mark());
		cache.find('a');
		cache.fill('c', page(), forGent, cache.mark());
		expect([cache.find('a'), cache.find('b'), cache.find('c')].map(Boolean)).toEqual([true, false, true]);
	});

	it('counts compressed bodies too, and stays below its bytes', () => {
		const cache = openPageCache({ ...LIMITS, bytes: 80 });
		const first = page('1234567890');
		cache.fill('a', first, forGent, cache.mark());
		first.grew?.(60);
		expect(cache.stats().bytes).toBe(70);
		cache.fill('b', page('1234567890'), forGent, cache.mark());
		expect(cache.stats().bytes).toBe(80);
		cache.fill('c', page('x'), forGent, cache.mark());
		expect(cache.stats()).toMatchObject({ entries: 2, bytes: 11 });
		first.grew?.(60);
		expect(cache.stats().bytes).toBe(11);
		expect(cache.fill('huge', page('x'.repeat(11)), forGent, cache.mark())).toBe(false);
	});

	it('never holds a page rendered before a write to its network, whatever the order of events', () => {
		const tag = fc.constantFrom('gent', 'leuven', '*');
		const event = fc.oneof(
			fc.record({ kind: fc.constant('begin' as const), tags: fc.uniqueArray(tag, { minLength: 1 }) }),
			fc.record({ kind: fc.constant('end' as const), which: fc.nat(5) }),
			fc.record({ kind: fc.constant('write' as const), tag }),
			fc.record({ kind: fc.constant('suspend' as const) }),
			fc.record({ kind: fc.constant('resume' as const) })
		);
		fc.assert(
			fc.property(fc.array(event, { maxLength: 40 }), (events) => {
				const cache = openPageCache();
				// The truth is a number per tag; a render reads it at its beginning.
				const truth = { gent: 0, leuven: 0 };
				const shown = (tags: readonly string[]) =>
					JSON.stringify([
						tags.includes('gent') || tags.includes('*') ? truth.gent : 0,
						tags.includes('leuven') || tags.includes('*') ? truth.leuven : 0
					]);
				const renders: { tags: string[]; text: string; born: number }[] = [];
				let heard = true;
				for (const step of events) {
					if (step.kind === 'begin') renders.push({ tags: step.tags, text: shown(step.tags), born: cache.mark() });
					if (step.kind === 'end') {
						const render = renders[step.which];
						if (render) cache.fill(render.tags.join(), page(render.text), { ...render, until: Infinity }, render.born);
					}
					if (step.kind === 'write') {
						if (step.tag !== 'leuven') truth.gent += 1;
						if (step.tag !== 'gent') truth.leuven += 1;
						if (heard) cache.touched(step.tag);
					}
					if (step.kind === 'suspend') {
						heard = false;
						cache.suspend();
					}
					if (step.kind === 'resume') {
						heard = true;
						cache.resume();
					}
					for (const { tags } of renders) {
						const kept = cache.find(tags.join());
						if (kept) expect(kept.body.toString()).toBe(shown(tags));
					}
				}
			})
		);
	});
});
