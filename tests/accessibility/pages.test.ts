import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, OLD_PHONE, PHONE, visitTown } from '../browser/visit.ts';
import { routes, SIGHTS, UNSEEN } from './routes.ts';

/** Pixels, at least, each way: what a finger needs, and a wet one at the counter; half a one is for rounding. */
const FINGER = 47.5;
const WET_FINGER = 95.5;

const LANGUAGES_SEEN = ['nl', 'ar'] as const;
/** Colours are the same at every width, so once in the dark is enough. */
const SCREENS = [
	{ viewport: OLD_PHONE, schemes: ['light', 'dark'] },
	{ viewport: DESKTOP, schemes: ['light'] }
] as const;

it('knows what there is to see at every route', () => {
	expect([...Object.keys(SIGHTS), ...Object.keys(UNSEEN)].sort()).toEqual(routes());
});

describeBrowser('everybody can use', () => {
	const { town, visitor } = visitTown();

	describe.each(Object.values(SIGHTS).flat())('$name', ({ path, prepare }) => {
		describe.each(LANGUAGES_SEEN)('in %s', (language) => {
			let page: Page;

			beforeAll(async () => {
				page = await (await visitor({ viewport: OLD_PHONE, reducedMotion: 'reduce' })).newPage();
				await page.goto(path(language));
				await prepare?.(page, town());
				await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
			});
			afterAll(() => page.context().close());

			it.each(SCREENS)(
				'without a barrier that axe knows, on a screen of $viewport.width px',
				async ({ viewport, schemes }) => {
					await page.setViewportSize(viewport);
					for (const colorScheme of schemes) {
						await page.emulateMedia({ colorScheme });
						const { violations } = await new AxeBuilder({ page })
							.options({ resultTypes: ['violations'] })
							.setLegacyMode()
							.analyze();
						const found = violations.flatMap(({ id, nodes }) =>
							nodes.map(({ target, html }) => ({ id, target, html }))
						);
						expect(found, colorScheme).toEqual([]);
					}
				}
			);

			it('on the narrowest phone, with a finger', async () => {
				await page.setViewportSize(OLD_PHONE);
				await expectNoSidewaysScroll(page);
				expect(await tooSmall(page, '.tap', WET_FINGER)).toEqual([]);
				expect(await tooSmall(page, 'a, button, summary, label, input:not(label input)', FINGER)).toEqual([]);
			});

			it('with letters twice as large', async () => {
				await page.setViewportSize(PHONE);
				// Twice the 112.5% of base.css, as an engine does whose reader asked for it.
				await page.evaluate(() => (document.documentElement.style.fontSize = '225%'));
				await expectNoSidewaysScroll(page);
				expect(await cutOff(page)).toEqual([]);
				await page.evaluate(() => (document.documentElement.style.fontSize = ''));
			});

			it('with the keyboard, always seeing where one is', async () => {
				await page.setViewportSize(DESKTOP);
				await page.evaluate(() => (document.activeElement as HTMLElement).blur());
				const stops = await page.locator('a:visible, button:visible, summary:visible, input:visible').count();
				const seen = new Set<string>();
				for (let stop = 0; stop < stops; stop++) {
					await page.keyboard.press('Tab');
					const here = await focused(page);
					if (!here) break;
					expect(here, here.what).toMatchObject({ outlined: true, onScreen: true });
					seen.add(here.what);
				}
				expect(seen.size).toBeGreaterThan(0);
			});
		});
	});

	it('the way past the top of a page', async () => {
		for (const path of ['/nl', '/nl/wilgemonde', '/ar/wilgemonde/place/cafe-de-wilg']) {
			const page = await (await visitor()).newPage();
			await page.goto(path);
			await page.keyboard.press('Tab');
			const skip = page.locator('.skip');
			expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
			const box = await skip.boundingBox();
			expect([box?.height, box?.width].every((side) => side !== undefined && side >= FINGER)).toBe(true);
			await page.keyboard.press('Enter');
			expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
			await page.keyboard.press('Tab');
			expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
			await page.context().close();
		}
	});
});

/** What is to be touched and smaller than this, as "<a>Bel Fatma: 90 x 40". */
function tooSmall(page: Page, selector: string, least: number): Promise<string[]> {
	return page.locator(`:is(${selector}):visible:not(.skip)`).evaluateAll(
		(elements, least) =>
			elements.flatMap((element) => {
				const { width, height } = element.getBoundingClientRect();
				if (width >= least && height >= least) return [];
				const name = `${element.tagName} ${element.textContent?.trim()}`;
				return [`${name}: ${Math.round(width)} x ${Math.round(height)}`];
			}),
		least
	);
}

/** Whatever holds more than it shows; a field scrolls what is typed in it. */
function cutOff(page: Page): Promise<string[]> {
	return page.locator('body *:visible').evaluateAll((elements) =>
		elements.flatMap((element) => {
			const { overflowX, overflowY } = getComputedStyle(element);
			const hidden =
				(overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
				(overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
			return hidden && !element.matches('.skip, svg, svg *, input') ? [element.outerHTML.slice(0, 120)] : [];
		})
	);
}

/** Where the keyboard is; null outside the page. */
function focused(page: Page): Promise<{ what: string; outlined: boolean; onScreen: boolean } | null> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const { top, bottom, left, right } = element.getBoundingClientRect();
		return {
			what: `${element.tagName} ${element.textContent?.trim()} ${element.getAttribute('href') ?? ''}`,
			outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
			onScreen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
		};
	});
}
