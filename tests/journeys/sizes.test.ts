import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { ask } from '#platform/http/asking.ts';
import { PLACES } from '#demo/places/index.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { visitTown } from '../browser/visit.ts';
import { openByLink } from './at-the-counter.ts';

/** Bytes, compressed. */
const KB = 1024;

// What a phone with little data has to fetch. Sizes, not times.
describeBrowser('what a page weighs', () => {
	const { town, visitor } = visitTown();
	const first = async (path: string) => {
		const { status, headers, body } = await ask(town().port, path, { headers: { 'accept-encoding': 'gzip, br' } });
		expect([status, headers['content-encoding']], path).toEqual([200, 'br']);
		return body.length;
	};

	it('in its first response: 14 KB for a list, in any language and however it is asked for', async ({ annotate }) => {
		const questions = ['', '?need=suspended-coffee', '?from=station', '?need=toilet&from=kerk'];
		const paths = LANGUAGES.flatMap((language) => questions.map((question) => `/${language}/wilgemonde${question}`));
		const sizes = await Promise.all(paths.map(first));
		await annotate(`lists: ${sizes.join(', ')} bytes`);
		for (const [index, size] of sizes.entries()) expect(size, paths[index]).toBeLessThanOrEqual(14 * KB);
	});

	it('in its first response: 14 KB for every place', async ({ annotate }) => {
		const { text } = await ask(town().port, '/api/v1/places?limit=10000');
		const { features } = JSON.parse(text) as { features: { properties: { slug: string } }[] };
		expect(features.length).toBe(Object.values(PLACES).flat().length);
		const pages = features.flatMap(({ properties: { slug } }) => [slug, `${slug}/treat`, `${slug}/screen`]);
		const paths = ['nl', 'ar'].flatMap((language) => pages.map((page) => `/${language}/wilgemonde/place/${page}`));
		const sizes = await Promise.all(paths.map(first));
		await annotate(`the heaviest place: ${Math.max(...sizes)} bytes`);
		for (const [index, size] of sizes.entries()) expect(size, paths[index]).toBeLessThanOrEqual(14 * KB);
	});

	it.each([
		'/nl',
		'/nl/wilgemonde',
		'/ar/wilgemonde/spoorzicht',
		'/nl/wilgemonde/place/cafe-de-wilg',
		'/nl/wilgemonde/place/cafe-de-wilg/treat',
		'/nl/wilgemonde/place/cafe-de-wilg/screen',
		'/nl/wilgemonde/charter'
	])('with everything that comes along, for guests, at %s: 30 KB, of which 5 KB script', async (path) => {
		const page = await (await visitor()).newPage();
		const weights = await weigh(page);
		await page.goto(path, { waitUntil: 'networkidle' });
		expect(sum(weights)).toBeLessThanOrEqual(30 * KB);
		expect(sum(weights, 'Script')).toBeLessThanOrEqual(5 * KB);
	});

	it('at the counter: 25 KB for the page, 90 KB with everything, of which 45 KB script', async ({ annotate }) => {
		const page = await (await visitor()).newPage();
		await openByLink(page, town().card.secret);
		const weights = await weigh(page);
		const listening = page.waitForResponse(/\/counter\/stream$/);
		await page.reload();
		await listening;
		await annotate(`page ${sum(weights, 'Document')}, all ${sum(weights)}, script ${sum(weights, 'Script')} bytes`);
		expect(sum(weights, 'Document')).toBeLessThanOrEqual(25 * KB);
		expect(sum(weights)).toBeLessThanOrEqual(90 * KB);
		expect(sum(weights, 'Script')).toBeLessThanOrEqual(45 * KB);
	});
});

interface Weight {
	readonly type: string;
	/** Bytes over the line, without the headers. */
	readonly bytes: number;
}

/** What this page fetches from now on, nothing of it from a cache. */
async function weigh(page: Page): Promise<Weight[]> {
	const weights: Weight[] = [];
	const heads = new Map<string, { type: string; bytes: number }>();
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
	devtools.on('Network.responseReceived', ({ requestId, type, response }) =>
		heads.set(requestId, { type, bytes: response.encodedDataLength })
	);
	devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const { type = '', bytes = 0 } = heads.get(requestId) ?? {};
		weights.push({ type, bytes: encodedDataLength - bytes });
	});
	return weights;
}

function sum(weights: readonly Weight[], only?: string): number {
	return weights.reduce((total, { type, bytes }) => total + (only === undefined || type === only ? bytes : 0), 0);
}
