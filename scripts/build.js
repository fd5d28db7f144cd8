import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './lock.js';
import { prepare } from './prepare.js';
import { runOrExit } from './quiet.js';
import { root } from './root.js';

const SOURCES = ['src', 'static', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const STAMP = join(root, 'build', '.stoep-sources');

/** Builds the application into build/, unless what stands there was built from these very sources. */
export async function buildWhenStale() {
	if (isFresh()) return;
	await alone(async () => {
		if (!isFresh()) await build();
	});
}

async function build() {
	console.log('Building the application');
	const sources = hashOfSources();
	// Gone first and written last: a build that was broken off does not count.
	rmSync(STAMP, { force: true });
	await runOrExit(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
	await runOrExit(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
	writeFileSync(STAMP, sources);
}

function isFresh() {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashOfSources();
}

/** One hash over the names and the contents of everything that goes into the build. */
function hashOfSources() {
	const hash = createHash('sha256');
	for (const path of SOURCES.flatMap(filesUnder).sort())
		hash.update(`${path}\0`).update(readFileSync(join(root, path)));
	return hash.digest('hex');
}

/**
 * @param {string} path a file or a folder, from the root
 * @returns {string[]} the files, from the root
 */
function filesUnder(path) {
	if (!existsSync(join(root, path))) return [];
	if (/\.\w+$/.test(path)) return [path];
	return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await prepare();
	await alone(build);
}
