import { networkInterfaces } from 'node:os';
import { originText } from './request-origin.ts';
import type { Origin } from './request-origin.ts';

/** The addresses to print at the start: those a person can really open, the best first. */
export function usableAddresses(
	host: string,
	port: number,
	origin: Origin | undefined,
	interfaces = networkInterfaces()
): string[] {
	if (origin) return [originText(origin)];
	if (host !== '0.0.0.0' && host !== '::') return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
	const reachable = Object.values(interfaces)
		.flatMap((found) => found ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal)
		.map(({ address }) => `http://${address}:${port}`);
	return [`http://localhost:${port}`, ...reachable];
}
