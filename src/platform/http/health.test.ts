import { expect, it, vi } from 'vitest';
import { openHealth } from './health.ts';

it('is well when every check answers, and says what they found', async () => {
	const ask = openHealth(new Set([async () => ({ database: 'ok' }), async () => ({ cache: 'ok' })]), '1.2.3');
	expect(await ask()).toMatchObject({ status: 'ok', version: '1.2.3', checks: { database: 'ok', cache: 'ok' } });
});

it('is failing when a check fails or stays silent, and keeps the reason for the log', async () => {
	const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	const checks = new Set([
		async () => ({ cache: 'ok' }),
		async function database() {
			throw new Error('password of postgres refused');
		},
		function mail() {
			return new Promise<never>(() => undefined);
		}
	]);
	const health = await openHealth(checks, '1', 1)();
	expect(health).toMatchObject({ status: 'failing', checks: { cache: 'ok', database: 'failing', mail: 'failing' } });
	expect(JSON.stringify(health)).not.toContain('password');
	expect(log.mock.calls.join()).toContain('password of postgres refused');
	log.mockRestore();
});

it('gives whoever asks meanwhile the same answer', async () => {
	const check = vi.fn(async () => ({ database: 'ok' }));
	const ask = openHealth(new Set([check]), '1');
	await Promise.all([ask(), ask(), ask()]);
	expect(check).toHaveBeenCalledTimes(1);
	await ask();
	expect(check).toHaveBeenCalledTimes(2);
});
