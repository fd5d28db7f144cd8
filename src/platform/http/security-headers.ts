import type { IncomingMessage } from 'node:http';

/** Features of the browser that Stoep never uses; a page may ask for its place and for a screen that stays awake. */
const FEATURES_OFF = [
	'accelerometer',
	'autoplay',
	'bluetooth',
	'camera',
	'display-capture',
	'encrypted-media',
	'fullscreen',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'serial',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

const PERMISSIONS = ['geolocation=(self)', 'screen-wake-lock=(self)', ...FEATURES_OFF.map((name) => `${name}=()`)].join(
	', '
);

/**
 * For answers that bring no policy of their own: files, JSON, error pages. No inline script; inline style stays, because
 * the last-resort error page has nothing else.
 */
export const DEFAULT_POLICY = [
	"default-src 'self'",
	"img-src 'self' data:",
	"style-src 'self' 'unsafe-inline'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'"
].join('; ');

export interface SecuritySituation {
	/** Path of the request, without query. */
	readonly path: string;
	/** Whether people reach this installation by https. */
	readonly https: boolean;
	/** Whether the request came with a cookie or the like: a counter or somebody of a team, not a guest. */
	readonly recognised: boolean;
}

/**
 * The headers every answer carries; an answer may replace one by its own.
 *
 * Guests get `no-referrer`. With it, browsers send `Origin: null` on a form POST (Fetch, "append a request Origin
 * header"), which cannot be told from a forged one by a browser without Sec-Fetch-Site. So whoever carries a cookie, and
 * thus has something to forge, gets `same-origin` instead, which tells other sites just as little.
 */
export function securityHeaders({ path, https, recognised }: SecuritySituation): Record<string, string> {
	const isApi = path.startsWith('/api/');
	const headers: Record<string, string> = {
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': recognised ? 'same-origin' : 'no-referrer',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': isApi ? 'cross-origin' : 'same-origin',
		'permissions-policy': PERMISSIONS
	};
	// A script on any site may read the open data, and also why it gets none, or where to.
	if (isApi) headers['access-control-allow-origin'] = '*';
	if (https) headers['strict-transport-security'] = 'max-age=31536000';
	return headers;
}

/** Whether a request comes from somebody who may be known here; a guest carries nothing. */
export function isRecognised({ headers }: IncomingMessage): boolean {
	return headers.cookie !== undefined || headers.authorization !== undefined;
}
