import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';
import { runOrExit } from './quiet.js';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/** Installs the packages when they are missing, or are others than package-lock.json names. */
export async function installPackages() {
	if (packagesAreInstalled()) return;
	console.log('Installing the packages (once, about a quarter of a minute)');
	const args = ['ci', '--loglevel=error', '--no-fund', '--no-audit'];
	const npm = process.env.npm_execpath;
	if (npm) await runOrExit(process.execPath, [npm, ...args]);
	// On Windows npm is a script of the shell.
	else await runOrExit('npm', args, { shell: process.platform === 'win32' });
}

/**
 * npm writes down what it installed when it is done, so half an installation does not count, and an `npm install` by hand
 * does. Packages for other machines are not installed.
 */
function packagesAreInstalled() {
	const wanted = readPackages('package-lock.json');
	const present = readPackages('node_modules/.package-lock.json');
	if (!present) return false;
	return Object.entries(wanted ?? {}).every(([path, { version, integrity, optional }]) => {
		if (path === '') return true;
		const found = present[path];
		if (!found) return optional === true;
		return found.version === version && found.integrity === integrity;
	});
}

/**
 * @param {string} lockfile
 * @returns {Packages | undefined} undefined when there is no such file
 */
function readPackages(lockfile) {
	try {
		return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
	} catch {
		return undefined;
	}
}
