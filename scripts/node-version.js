import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

const OLDEST = { major: 22, minor: 17 };

// The embedded database is PostgreSQL in WebAssembly. Optimised by V8 it takes 800 MB to start; compiled plainly 250 MB, and
// it starts sooner and is as fast for the small queries that pages are made of. Only a flag at the start has this effect.
const SMALL_DATABASE = '--liftoff-only';

/**
 * Goes on with a Node that runs TypeScript: the one that came with the packages, else the running one. When that is
 * another one than now, or it needs a flag, the script starts again under it and this call never returns.
 */
export async function continueOnRightNode() {
	endWithParent();
	const running = realpathSync(process.execPath);
	const node = nodeOfPackages(running) ?? running;
	const isOther = node !== running;
	if (!isOther && !isNewEnough(process.versions.node)) {
		console.error(
			`Stoep needs Node ${OLDEST.major}.${OLDEST.minor} or later on this system, and this is ${process.version}. ` +
				'Install a newer one and try again.'
		);
		process.exit(1);
	}
	// Node strips types by itself since 22.18; before it has to be asked.
	const asked = isOther || process.features.typescript ? [] : ['--experimental-strip-types'];
	const isSmall = process.execArgv.includes(SMALL_DATABASE);
	if (isOther || asked.length > 0 || !isSmall) await startAgain(node, [SMALL_DATABASE, ...asked]);
}

/**
 * The Node in the packages, there on Linux only.
 *
 * @param {string} running
 * @returns {string | undefined} undefined when there is none, or it does not run here (a system without glibc)
 */
function nodeOfPackages(running) {
	const path = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
	if (!existsSync(path)) return undefined;
	const node = realpathSync(path);
	return node === running || spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0 ? node : undefined;
}

/** @param {string} version such as 22.17.0 */
function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/**
 * @param {string} node
 * @param {string[]} flags
 * @returns {Promise<never>}
 */
function startAgain(node, flags) {
	const child = spawn(node, [...flags, '--disable-warning=ExperimentalWarning', ...process.argv.slice(1)], {
		stdio: ['inherit', 'inherit', 'inherit', 'ipc']
	});
	/** @param {NodeJS.Signals} signal */
	const pass = (signal) => child.kill(signal);
	process.on('SIGTERM', pass);
	process.on('SIGHUP', pass);
	// A terminal sends its Ctrl-C to both; a second one would mean "now at once" to a server that is closing.
	process.on('SIGINT', (signal) => process.stdin.isTTY || pass(signal));
	return new Promise(() => {
		child.on('close', (code, signal) => {
			if (signal) process.removeAllListeners(signal);
			if (signal) process.kill(process.pid, signal);
			else process.exit(code ?? 1);
		});
	});
}

/** Closes when the process that started this one again is gone, however it ended. */
function endWithParent() {
	if (!process.channel) return;
	process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	process.channel.unref();
}
