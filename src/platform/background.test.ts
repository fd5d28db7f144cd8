import { describe, expect, it, vi } from 'vitest';
import { openBackground } from './background.ts';

describe('work beside the requests', () => {
	it('is waited for when the process stops, and told that it does', async () => {
		const background = openBackground();
		const told: string[] = [];
		background.start(async (stopping) => {
			await new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
			told.push('ended');
		});
		await background.stop();
		expect(told).toEqual(['ended']);
	});

	it('that fails is reported, and the rest goes on', async () => {
		const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
		const background = openBackground();
		let isDone = false;
		background.start(() => Promise.reject(new Error('a surprise')));
		background.start(async () => void (isDone = true));
		await background.stop();
		expect(reported).toHaveBeenCalledExactlyOnceWith(expect.any(String), new Error('a surprise'));
		expect(isDone).toBe(true);
		reported.mockRestore();
	});
});
