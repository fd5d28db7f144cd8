import type { Cookies } from '@sveltejs/kit';

/**
 * Whether a browser keeps a `__Host-` cookie of this origin: over https, and on the machine itself. Elsewhere the cookie
 * goes without the prefix and whoever hosts is warned (trust.md, the counter card).
 */
export function isSecure({ protocol, hostname }: URL): boolean {
	return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** One name for each kind of origin, never a choice: another site under the same domain can set the plain one. */
function nameOf(url: URL): string {
	return isSecure(url) ? '__Host-counter' : 'counter';
}

interface Visit {
	readonly url: URL;
	readonly cookies: Cookies;
}

export function readCookie({ url, cookies }: Visit): string | undefined {
	return cookies.get(nameOf(url));
}

export function writeCookie({ url, cookies }: Visit, secret: string, seconds: number): void {
	cookies.set(nameOf(url), secret, { ...attributes(url), maxAge: seconds });
}

export function removeCookie({ url, cookies }: Visit): void {
	cookies.delete(nameOf(url), attributes(url));
}

function attributes(url: URL) {
	return { path: '/', httpOnly: true, secure: isSecure(url), sameSite: 'strict' } as const;
}
