import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

// Nothing of its own on the network, and no service of its own in the background.
const ARGUMENTS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** The path of a Chromium on this machine: CHROMIUM names one, else the system's, else the one Playwright downloaded. */
export function findChromium(): string | undefined {
	return [process.env.CHROMIUM, ...SYSTEM, chromium.executablePath()].find((path) => path && existsSync(path));
}

/**
 * Starts Chromium without a window. Close it when done.
 *
 * @throws when there is none on this machine
 */
export async function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) throw new Error('There is no Chromium here; install it, or name one in CHROMIUM.');
	return chromium.launch({ executablePath, args: ARGUMENTS });
}
