import { openPageCache } from './cache.ts';
import type { PageStore } from './cache.ts';

/**
 * A health check. It resolves with what it found, by name (`{ database: 'ok' }`), and rejects when that is failing; the
 * reason goes to the log and never to the public answer. It must answer within two seconds.
 */
export type HealthCheck = () => Promise<Record<string, unknown>>;

/**
 * Where the server entry and the built application meet. They run in one process but are two module graphs, each with
 * its own copy of every module, so what they share hangs on one well-known symbol.
 */
export interface Meeting {
	/** The application uses it as a {@link PageCache}; only the server entry finds and fills. */
	readonly cache: PageStore;
	/** Run once, after the last request has been answered: close databases, workers, timers. */
	readonly onShutdown: Set<() => Promise<void>>;
	readonly health: Set<HealthCheck>;
}

const KEY = Symbol.for('stoep.meeting');

/** The one meeting of this process. */
export function meeting(): Meeting {
	const everywhere = globalThis as { [KEY]?: Meeting };
	return (everywhere[KEY] ??= openMeeting());
}

/** A meeting of its own, for a server in a test. */
export function openMeeting(cache: PageStore = openPageCache()): Meeting {
	return { cache, onShutdown: new Set(), health: new Set() };
}
