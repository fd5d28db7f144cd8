import { done, refuse } from '#kernel/result.ts';
import type { Result } from '#kernel/result.ts';
import { NO_PROXIES, readTrustedProxies } from './client-address.ts';
import type { TrustedProxies } from './client-address.ts';
import type { Origin } from './request-origin.ts';
import { BODY_LIMIT } from './request-limits.ts';

export interface Settings {
	readonly port: number;
	readonly host: string;
	readonly origin: Origin | undefined;
	readonly proxies: TrustedProxies;
	/** Bytes. */
	readonly bodyLimit: number;
}

export type SettingsRefusal = 'portUnusable' | 'originUnusable' | 'proxiesUnusable' | 'bodyLimitUnusable';

/**
 * Reads PORT (3000), HOST (127.0.0.1), STOEP_ORIGIN, STOEP_TRUSTED_PROXIES and BODY_SIZE_LIMIT (6M). Refuses, with a
 * sentence for whoever hosts, what cannot be meant: better not started than started wrong.
 */
export function readSettings(env: Readonly<NodeJS.ProcessEnv>): Result<Settings, SettingsRefusal> {
	const port = env.PORT || '3000';
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
		return refuse('portUnusable', `PORT is "${port}"; it must be a number from 0 to 65535.`, 'PORT');
	}
	const origin = env.STOEP_ORIGIN ? readOrigin(env.STOEP_ORIGIN) : undefined;
	if (env.STOEP_ORIGIN && !origin) {
		const sentence = `STOEP_ORIGIN is "${env.STOEP_ORIGIN}"; it must be the address people type, without a path, such as https://stoep.example.`;
		return refuse('originUnusable', sentence, 'STOEP_ORIGIN');
	}
	const proxies = env.STOEP_TRUSTED_PROXIES ? readTrustedProxies(env.STOEP_TRUSTED_PROXIES) : NO_PROXIES;
	if (!proxies) {
		const sentence = `STOEP_TRUSTED_PROXIES is "${env.STOEP_TRUSTED_PROXIES}"; it must be a number of proxies (0 to 10) or their addresses with commas between them.`;
		return refuse('proxiesUnusable', sentence, 'STOEP_TRUSTED_PROXIES');
	}
	const bodyLimit = env.BODY_SIZE_LIMIT ? readBytes(env.BODY_SIZE_LIMIT) : BODY_LIMIT;
	if (bodyLimit === undefined) {
		const sentence = `BODY_SIZE_LIMIT is "${env.BODY_SIZE_LIMIT}"; it must be a number of bytes, such as 6291456 or 6M.`;
		return refuse('bodyLimitUnusable', sentence, 'BODY_SIZE_LIMIT');
	}
	return done({ port: Number(port), host: env.HOST || '127.0.0.1', origin, proxies, bodyLimit });
}

function readOrigin(text: string): Origin | undefined {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password && url.host !== '';
	if (!bare || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
	return { protocol: url.protocol === 'https:' ? 'https' : 'http', host: url.host };
}

function readBytes(text: string): number | undefined {
	const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/i.exec(text) ?? [];
	if (digits === undefined) return undefined;
	return Number(digits) * 1024 ** ' kmg'.indexOf(unit.toLowerCase() || ' ');
}
