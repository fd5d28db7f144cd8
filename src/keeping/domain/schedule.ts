import { brusselsTime } from '#kernel/instant.ts';
import { DAYS_OF_BACKUPS } from './erased.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NAME = /^stoep-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.jsonl\.gz$/;

/** The name of the backup of a moment: 'stoep-20260303T020000Z.jsonl.gz'. Names sort as their moments do. */
export function backupName(at: Date): string {
	return `stoep-${at.toISOString().replace(/[-:]|\.\d{3}/g, '')}.jsonl.gz`;
}

/** The moment that the name of a backup tells, to the second; null for a file that is none of ours. */
export function momentOfBackup(name: string): Date | null {
	const [, ...parts] = NAME.exec(name) ?? [];
	if (parts.length === 0) return null;
	const [year, month, day, hour, minute, second] = parts;
	const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * Whether it is time for a backup: every night between two and five, and at any hour when the last one is more than a
 * day old (the machine slept at night).
 */
export function isDue(last: Date | null, now: Date): boolean {
	if (last === null) return true;
	const age = now.getTime() - last.getTime();
	const { hour } = brusselsTime(now);
	const isNight = hour >= 2 && hour < 5;
	// Not at 2 and again at 4.30: a night has one backup.
	return age >= 24 * HOUR || (isNight && age >= 12 * HOUR);
}

/** Whether a backup of that moment is to go. */
export function isExpired(at: Date, now: Date): boolean {
	return now.getTime() - at.getTime() > DAYS_OF_BACKUPS * DAY;
}
