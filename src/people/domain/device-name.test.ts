import { describe, expect, it } from 'vitest';
import { deviceName } from './device-name.ts';

describe('deviceName', () => {
	it.each([
		['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox · Windows'],
		[
			'Mozilla/5.0 (Linux; Android 9; SM-J330F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0 Mobile Safari/537.36',
			'Chrome · Android'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
			'Safari · iPhone'
		],
		['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
		['curl/8', ''],
		['', ''],
		['<script>alert(1)</script>'.repeat(1000), '']
	])('%s', (userAgent, name) => {
		expect(deviceName(userAgent)).toBe(name);
	});
});
