/**
 * The production entry: `node src/server.ts` in the project's folder, after the build. It hands the built application
 * what the adapter leaves open (protocol, host, address, limits) and serves it.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { usableAddresses } from '#platform/http/addresses.ts';
import { meeting } from '#platform/http/meeting.ts';
import type { Handler } from '#platform/http/render.ts';
import { ADDRESS_HEADER, HOST_HEADER, PROTOCOL_HEADER } from '#platform/http/request-origin.ts';
import { startServer } from '#platform/http/serve.ts';
import type { RunningServer } from '#platform/http/serve.ts';
import { readSettings } from '#platform/http/settings.ts';
import type { Settings } from '#platform/http/settings.ts';
import { runHooks, stopOnSignals } from '#platform/http/shutdown.ts';

/** A reason not to start that whoever hosts can do something about. */
class CannotStart extends Error {}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) await main();

/** Serves until a signal; a reason not to start is said in one sentence, and the process ends with 1. */
export async function main(): Promise<void> {
	// Opening hours are those of a clock in Belgium, wherever the machine stands.
	process.env.TZ = 'Europe/Brussels';
	let running: RunningServer | undefined;
	stopOnSignals(() => running?.stop() ?? runHooks(meeting().onShutdown));
	try {
		const settings = readSettings(process.env);
		if (!settings.ok) throw new CannotStart(settings.refusal.sentence);
		running = await start(settings.value);
	} catch (error) {
		const sentence = error instanceof Error ? error.message : String(error);
		console.error(`Stoep could not start. ${sentence}`);
		if (!(error instanceof CannotStart) && process.env.STOEP_DEBUG) console.error(error);
		await runHooks(meeting().onShutdown);
		process.exit(1);
	}
}

async function start(settings: Settings): Promise<RunningServer> {
	const { port, host, origin, proxies, bodyLimit } = settings;
	const build = resolve('build/handler.js');
	if (!existsSync(build)) throw new CannotStart('It is not built yet: run "npm start", or "npm run build" first.');

	// The port is taken before the application opens its database: a second start then says what is really the matter.
	const loading = Promise.withResolvers<Handler>();
	const handler: Handler = async (request, response, next) => (await loading.promise)(request, response, next);
	meeting().health.add(async function application() {
		await loading.promise;
		return { application: 'ok' };
	});
	const version = readVersion();
	const running = await startServer({ port, host, handler, origin, proxies, bodyLimit, version }).catch((error) => {
		throw new CannotStart(whyNotListening(error, host, port));
	});

	process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
	process.env.HOST_HEADER = HOST_HEADER;
	process.env.ADDRESS_HEADER = ADDRESS_HEADER;
	process.env.BODY_SIZE_LIMIT = String(bodyLimit);
	delete process.env.PORT_HEADER;
	loading.resolve(await loadHandler(build));
	const [first, ...others] = usableAddresses(host, running.port, origin);
	console.log(`Stoep is open at ${first}`);
	for (const address of others) console.log(`             and at ${address}`);
	return running;
}

async function loadHandler(build: string): Promise<Handler> {
	const built = (await import(pathToFileURL(build).href)) as { handler: Handler };
	return built.handler;
}

function whyNotListening(error: unknown, host: string, port: number): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'EADDRINUSE') {
		return `Port ${port} is already in use, perhaps by another Stoep. Stop that one, or choose another: PORT=${port + 1} npm start.`;
	}
	if (code === 'EACCES')
		return `Port ${port} may not be opened by this user. Choose one above 1023, such as PORT=3000.`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
		return `HOST is "${host}", which is no address of this machine.`;
	return `It cannot listen at ${host}, port ${port} (${String(code) || String(error)}).`;
}

function readVersion(): string {
	const { version } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as { version?: string };
	return version ?? 'unknown';
}
