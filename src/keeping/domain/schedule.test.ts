import { describe, expect, it } from 'vitest';
import { backupName, isDue, isExpired, momentOfBackup } from './schedule.ts';

const brussels = (day: number, time: string) => new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+01:00`);

describe('the backups of every day', () => {
	it('are named by their moment, and nothing else is one', () => {
		const at = new Date('2026-03-03T02:04:05.678Z');
		expect(backupName(at)).toBe('stoep-20260303T020405Z.jsonl.gz');
		expect(momentOfBackup(backupName(at))).toEqual(new Date('2026-03-03T02:04:05Z'));
		for (const name of ['stoep.jsonl.gz', 'stoep-20261303T020405Z.jsonl.gz', `${backupName(at)}.part-1a2b3c4d`]) {
			expect(momentOfBackup(name)).toBeNull();
		}
	});

	it.each([
		['the first at once', null, brussels(10, '14:00'), true],
		['none twice a night', brussels(10, '02:05'), brussels(10, '04:55'), false],
		['none by day', brussels(10, '02:05'), brussels(10, '23:00'), false],
		['the next at night', brussels(10, '02:05'), brussels(11, '02:00'), true],
		['one made by day is followed the next night', brussels(10, '11:00'), brussels(11, '02:00'), true],
		['one made late is not followed the same night', brussels(10, '23:00'), brussels(11, '02:00'), false],
		['one is made up for by day', brussels(10, '02:05'), brussels(11, '09:00'), true]
	])('come in time: %s', (_, last, now, due) => {
		expect(isDue(last, now)).toBe(due);
	});

	it('are kept for 35 days', () => {
		const at = brussels(1, '02:00');
		const after = (days: number) => new Date(at.getTime() + days * 86_400_000);
		expect([isExpired(at, after(34.9)), isExpired(at, after(35.1))]).toEqual([false, true]);
	});
});
