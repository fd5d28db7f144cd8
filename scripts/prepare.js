import { installPackages } from './packages.js';
import { alone } from './lock.js';
import { continueOnRightNode } from './node-version.js';
import { root } from './root.js';

/**
 * What every command needs before its own work: the packages, the right Node, and the project as its folder. Where the
 * command was given stays in INIT_CWD, for the files its arguments name.
 */
export async function prepare() {
	process.env.INIT_CWD ??= process.cwd();
	process.chdir(root);
	// Opening hours are about Belgium, wherever the machine stands.
	process.env.TZ = 'Europe/Brussels';
	await alone(installPackages);
	await continueOnRightNode();
}
