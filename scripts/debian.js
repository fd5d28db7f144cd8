import { existsSync } from 'node:fs';
import { runQuietly } from './quiet.js';

const QUIET = { env: { DEBIAN_FRONTEND: 'noninteractive' } };

/**
 * Installs a package of the system, where this process may do so: as root on Debian and what descends from it.
 *
 * @param {string} name
 * @returns {Promise<string | null>} null when it worked, else the reason in a sentence
 */
export async function installSystemPackage(name) {
	if (!existsSync('/usr/bin/apt-get')) return `${name} cannot be installed here: there is no apt-get.`;
	if (process.getuid?.() !== 0) return `${name} cannot be installed here: that needs root (apt-get install ${name}).`;
	console.log(`Installing ${name} with apt-get (once)`);
	await runQuietly('apt-get', ['update'], QUIET);
	const { code, output } = await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', name], QUIET);
	return code === 0 ? null : `apt-get could not install ${name}:\n${output.trimEnd()}`;
}
