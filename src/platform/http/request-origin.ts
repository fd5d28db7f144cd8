import { remembering } from './remember.ts';

/** Where people reach this installation: scheme, host and port, as in the first part of every link. */
export interface Origin {
	readonly protocol: 'http' | 'https';
	/** Lower case, with the port unless it is the usual one of the protocol. */
	readonly host: string;
}

/** The private headers by which the adapter learns what only the entry may decide. */
export const PROTOCOL_HEADER = 'x-stoep-protocol';
export const HOST_HEADER = 'x-stoep-host';
export const ADDRESS_HEADER = 'x-stoep-address';

/** A name, an IPv4 address or an IPv6 address in brackets, perhaps with a port. */
const PLAUSIBLE_HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9.])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * The origin of one request: the configured one whatever the client says, else plain http at the Host header.
 * Returns undefined when there is neither.
 */
export function originOf(hostHeader: string | undefined, configured: Origin | undefined): Origin | undefined {
	if (configured) return configured;
	const host = plausibleHost(hostHeader);
	return host === null ? undefined : { protocol: 'http', host };
}

export function originText(origin: Origin): string {
	return `${origin.protocol}://${origin.host}`;
}

/** The host as a browser writes it in `Origin`, or null when it cannot be one. */
const plausibleHost = remembering((header): string | null => {
	const text = PLAUSIBLE_HOST.test(header) ? `http://${header}` : '';
	return URL.canParse(text) ? new URL(text).host : null;
});
