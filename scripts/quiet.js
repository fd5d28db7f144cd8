import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from './root.js';

/**
 * Runs a command of which nobody needs to see the output, unless it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean }} [options] `env` comes on top of this process's own
 * @returns {Promise<{ code: number, output: string }>} the exit code (-1 when it was killed or could not start), and what
 *   it wrote, both streams in order and without colours
 */
export function runQuietly(command, args, { env = {}, shell = false } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			shell
		});
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
		child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
		child.on('error', (error) => resolve({ code: -1, output: `${output}${error.message}\n` }));
		child.on('close', (code) => resolve({ code: code ?? -1, output: stripVTControlCharacters(output) }));
	});
}

/**
 * The same, for what has to succeed: a failure shows what the command wrote and ends this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof runQuietly>[2]} [options]
 */
export async function runOrExit(command, args, options) {
	const { code, output } = await runQuietly(command, args, options);
	if (code === 0) return;
	process.stderr.write(`${output.trimEnd()}\n\nThis failed: ${[command, ...args].join(' ')}\n`);
	process.exit(1);
}
