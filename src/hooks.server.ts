import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { building } from '$app/env';
import { direction, isLanguage } from '#kernel/language.ts';
import { keep, keepingStatus } from '#keeping';
import { serveCommands } from '#platform/command-socket.ts';
import { preferredLanguage } from '#platform/http/accept-language.ts';
import { ALL_NETWORKS } from '#platform/http/cache.ts';
import { meeting } from '#platform/http/meeting.ts';
import { newSecret } from '#platform/random.ts';
import { welcome } from '#demo/welcome.ts';
import { runCommand } from './commands/index.ts';
import { keepHouse, openInstallation, type Installation } from './installation.ts';

// Kept on the process and not in this module: in development the module is loaded again with every change, and a second
// database on the same directory would be refused.
const KEY = Symbol.for('stoep.installation');
const everywhere = globalThis as { [KEY]?: Promise<Installation> };

/** The pages with a script of their own. */
const COUNTER = /^\/[a-z]{2}\/counter(\/|$)/;

export const init: ServerInit = async () => {
	if (!building) await (everywhere[KEY] ??= open());
};

async function open(): Promise<Installation> {
	const installation = await openInstallation(process.env);
	const { cache, onShutdown, health } = meeting();
	installation.db.touches.listen({
		touched: ({ network }) => cache.touched(network),
		lost: () => cache.suspend(),
		found: () => cache.resume()
	});
	cache.touched(ALL_NETWORKS);
	const endCommands = await serveCommands(installation.dataDirectory, (argv, io) => runCommand(installation, argv, io));
	await welcome(installation, process.env);
	const endHouse = keepHouse(installation);
	const endKeeping = keep(installation);
	health.add(async () => {
		await installation.db.read({ kind: 'guest' }, async () => null);
		return { database: installation.db.engine };
	});
	health.add(async function backups() {
		const { lastBackup, lastPassedDrill } = await keepingStatus(installation);
		return { lastBackup: lastBackup?.at ?? null, lastPassedDrill };
	});
	onShutdown.add(async () => {
		endHouse();
		await endCommands();
		await endKeeping();
		await installation.background.stop();
		await installation.db.close();
	});
	return installation;
}

export const handle: Handle = async ({ event, resolve }) => {
	const installation = await everywhere[KEY];
	if (!installation) throw new Error('The application has not been opened.');
	event.locals.installation = installation;
	const [, first] = event.url.pathname.split('/');
	const language = isLanguage(first) ? first : preferredLanguage(event.request.headers.get('accept-language') ?? '');
	return resolve(event, {
		transformPageChunk: ({ html }) => {
			const page = html.replace('%lang%', language).replace('%dir%', direction(language));
			// Svelte's marks are for the script that wakes a page up; a page without script only carries their weight.
			return COUNTER.test(event.url.pathname) ? page : page.replace(/<!--.*?-->/gs, '');
		}
	});
};

export const handleError: HandleServerError = (caught) => {
	if (caught.kind !== 'unknown') return;
	// The path names a page, never a person; the address of who asked is not written down.
	const reference = newSecret().slice(0, 8);
	console.error(`[${reference}]`, caught.event.request.method, caught.event.route.id, caught.error);
	return { message: 'unexpected', reference };
};
