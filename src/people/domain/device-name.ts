const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
	[/\bVersion\/.*Safari\//, 'Safari']
];

const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
	[/\bAndroid\b/, 'Android'],
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux']
];

/**
 * What somebody recognises their own device by in a list: `Firefox · Android`. Versions stay out: they tell nobody
 * anything, and together they would tell devices apart.
 *
 * @param userAgent the header of the browser, of any length and content
 * @returns at most two known names; empty when neither is known
 */
export function deviceName(userAgent: string): string {
	const found = [BROWSERS, SYSTEMS].map(
		(names) => names.find(([pattern]) => pattern.test(userAgent.slice(0, 400)))?.[1]
	);
	return found.filter((name) => name !== undefined).join(' · ');
}
