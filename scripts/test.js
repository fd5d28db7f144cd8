import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSystemPackage } from './debian.js';
import { prepare } from './prepare.js';
import { runQuietly } from './quiet.js';

/** @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome */
/** @typedef {{ name: string, run: () => Promise<Outcome> }} Check */
/** @typedef {[program: string, ...args: string[]]} Command a script of ours or of a package, and its arguments */

const NEED_THE_BUILD = ['tests/journeys', 'tests/accessibility', 'tests/processes', 'tests/abuse'];

await prepare();
await writeGenerated();
const words = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const check of words.length === 0 ? everything() : filesWith(words)) {
	const { passed, failed, skipped } = await carryOut(check);
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** What the linter, the types and the tests all read first: the tsconfig and the types that SvelteKit generates. */
async function writeGenerated() {
	const { code, output } = await runQuietly(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
	if (code !== 0) throw new Error(output);
}

/** @returns {Check[]} */
function everything() {
	return [
		chromium(),
		postgres(),
		commands('formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
		commands('linter', ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']),
		commands('types', [
			'node_modules/svelte-check/bin/svelte-check',
			'--tsconfig',
			'./tsconfig.json',
			'--fail-on-warnings'
		]),
		commands('unused code', ['node_modules/knip/bin/knip.js']),
		vitest('suite', []),
		commands('build', ['scripts/build.js']),
		vitest('journeys', []),
		commands('chaos', ['scripts/chaos.js', '--kills', '5'])
	];
}

/**
 * The test files with one of these words in their path, with what they need, and no other check.
 *
 * @param {string[]} words
 * @returns {Check[]}
 */
function filesWith(words) {
	const files = ['src', 'demo', 'tests']
		.filter((folder) => existsSync(folder))
		.flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path))))
		.filter((path) => path.endsWith('.test.ts') && words.some((word) => path.includes(word)));
	const journeys = files.filter((path) => NEED_THE_BUILD.some((folder) => path.startsWith(folder)));
	const suite = files.filter((path) => !journeys.includes(path));
	if (files.length === 0) console.log(`No test file has ${words.join(' or ')} in its path.`);
	return [
		...(files.length > 0 ? [postgres()] : []),
		...(suite.length > 0 ? [vitest('suite', suite)] : []),
		...(journeys.length > 0 ? [chromium(), commands('build', ['scripts/build.js']), vitest('journeys', journeys)] : [])
	];
}

/**
 * @param {Check} check
 * @returns {Promise<Outcome>}
 */
async function carryOut({ name, run }) {
	process.stdout.write(`${name.padEnd(12)} `);
	const start = performance.now();
	const outcome = await run();
	const { passed, failed, skipped } = outcome;
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	const tests = passed + failed + skipped > 1 ? `, ${passed + failed} tests` : '';
	console.log(`${failed > 0 ? 'FAILED' : 'ok'} in ${seconds} s${tests}`);
	if (outcome.output) console.log(`\n${outcome.output.trimEnd()}\n`);
	return outcome;
}

/**
 * One check that runs one command or several, and counts as one test.
 *
 * @param {string} name
 * @param {...Command} steps
 * @returns {Check}
 */
function commands(name, ...steps) {
	return {
		name,
		async run() {
			for (const step of steps) {
				const { code, output } = await runQuietly(process.execPath, step);
				if (code !== 0) return { passed: 0, failed: 1, skipped: 0, output };
			}
			return { passed: 1, failed: 0, skipped: 0, output: '' };
		}
	};
}

/**
 * One of the two vitest projects; the browser's is there for what runs in a browser or against the built server.
 *
 * @param {'suite' | 'journeys'} project
 * @param {string[]} files none means all
 * @returns {Check}
 */
function vitest(project, files) {
	return {
		name: project,
		async run() {
			const folder = mkdtempSync(join(tmpdir(), 'stoep-report-'));
			const report = join(folder, 'report.json');
			const { code, output } = await runQuietly(process.execPath, [
				...['node_modules/vitest/vitest.mjs', 'run', '--project', project],
				...['--reporter=dot', '--reporter=json', `--outputFile=${report}`, ...files]
			]);
			const outcome = existsSync(report) ? readReport(report) : { passed: 0, failed: 0, skipped: 0 };
			rmSync(folder, { recursive: true, force: true });
			// A file that could not be read, or an error outside all tests, fails no test by name.
			if (code !== 0 && outcome.failed === 0) outcome.failed = 1;
			return { ...outcome, output: outcome.failed > 0 ? output : '' };
		}
	};
}

/** @param {string} report path of what vitest's json reporter wrote */
function readReport(report) {
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
	return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @returns {Check} */
function chromium() {
	return {
		name: 'Chromium',
		async run() {
			const { findChromium } = await import('../tests/browser/chromium.ts');
			if (findChromium()) return present();
			const refusal = await installSystemPackage('chromium');
			if (findChromium()) return present();
			const download = await runQuietly(process.execPath, [
				'node_modules/playwright-core/cli.js',
				'install',
				'chromium'
			]);
			return findChromium() ? present() : missing('Chromium', `${refusal}\n${download.output}`);
		}
	};
}

/** @returns {Check} */
function postgres() {
	return {
		name: 'PostgreSQL',
		async run() {
			const { findPostgres } = await import('../tests/engines/postgres.ts');
			if (findPostgres()) return present();
			const refusal = await installSystemPackage('postgresql');
			return findPostgres() ? present() : missing('PostgreSQL 15 or later', `${refusal}`);
		}
	};
}

/** What a test needs is no test itself. */
function present() {
	return { passed: 0, failed: 0, skipped: 0, output: '' };
}

/**
 * Tests that cannot run are skipped aloud, but in CI that is a failure.
 *
 * @param {string} what
 * @param {string} reason
 */
function missing(what, reason) {
	const inCI = Boolean(process.env.CI);
	const output = `!!! THERE IS NO ${what.toUpperCase()} HERE: every test that needs it ${inCI ? 'fails' : 'is skipped'} !!!\n${reason}`;
	return { passed: 0, failed: inCI ? 1 : 0, skipped: inCI ? 0 : 1, output };
}
