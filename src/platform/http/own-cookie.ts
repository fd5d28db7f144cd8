import type { Cookies } from '@sveltejs/kit';

/**
 * Whether a browser keeps a `__Host-` cookie of this origin: over https, and on the machine itself. Elsewhere the cookie
 * goes without the prefix and whoever hosts is warned (trust.md, the counter card).
 */
export function isSecure({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

interface Visit {
	readonly url: URL;
	readonly cookies: Cookies;
}

/** A cookie that no script reads, that goes to this host alone, and of which the server keeps only a hash. */
export interface OwnCookie {
	read(visit: Visit): string | undefined;
	write(visit: Visit, secret: string, seconds: number): void;
	remove(visit: Visit): void;
}

/**
 * @param sameSite `strict` where nobody comes by a link from elsewhere; `lax` where a mail leads to the page
 */
export function ownCookie(name: string, sameSite: 'strict' | 'lax'): OwnCookie {
	// One name for each kind of origin, never a choice: another site under the same domain can set the plain one.
	const nameOn = (url: URL) => (isSecure(url) ? `__Host-${name}` : name);
	const attributes = (url: URL) => ({ path: '/', httpOnly: true, secure: isSecure(url), sameSite });
	return {
		read: ({ url, cookies }) => cookies.get(nameOn(url)),
		write: ({ url, cookies }, secret, seconds) =>
			cookies.set(nameOn(url), secret, { ...attributes(url), maxAge: seconds }),
		remove: ({ url, cookies }) => cookies.delete(nameOn(url), attributes(url))
	};
}
