import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTown, type TownServer } from '../browser/server.ts';

const GUIDE = readFileSync('docs/guides/open-data.md', 'utf8');
const BLOCKS = [...GUIDE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block ?? '');

/** What a block has to say when it works, by a word that only that block has. */
const SAYS: readonly (readonly [part: string, says: RegExp])[] = [
	['api/v1/networks\n', /"slug":"wilgemonde"/],
	['limit=5"', /"type":"FeatureCollection"[^]*"type":"FeatureCollection"[^]*"item":"coffee"/],
	['catalogues', /"charge"[^]*"MultiPolygon"[^]*"landmarks"/],
	['language=fr', /"inWords":\{"language":"fr"/],
	['while', /\d+ "change":"published"[^]*"changes":\[\]/],
	['If-None-Match', /^304\n$/],
	['feed.atom', /<title>News from \w+<\/title>/],
	['openapi.json', /"openapi":"3\.1/]
];

const run = promisify(execFile);
const hasCurl = await run('sh', ['-c', 'command -v curl']).then(
	() => true,
	() => false
);

// Every example of the guide, as it stands there, against the built server. Never skipped in CI.
describe.runIf(hasCurl || process.env.CI)('the guide to the open data', () => {
	let town: TownServer;
	const folder = mkdtempSync(join(tmpdir(), 'stoep-guide-'));
	beforeAll(async () => {
		town = await startTown();
	});
	afterAll(async () => {
		await town?.close();
		rmSync(folder, { recursive: true });
	});

	it('has no example that nobody tries', () => {
		expect(BLOCKS.length).toBe(SAYS.length);
	});

	it.each(BLOCKS.map((block) => [block.trim().split('\n')[0], block]))('runs: %s', async (_, block) => {
		const [, says = /never/] = SAYS.find(([part]) => block.includes(part)) ?? [];
		const script = block.replaceAll('https://stoep.example.org', town.origin);
		expect(script).not.toBe(block);
		const { stdout, stderr } = await run('sh', ['-e', '-c', script], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
		expect(stdout).toMatch(says);
		expect(stdout).not.toMatch(/(^|\})\{"type":"about:blank"/);
		expect(stderr).toBe('');
	});
});
