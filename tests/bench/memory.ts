import { readFileSync } from 'node:fs';
import type { Figure } from './figures.ts';

/** Reports the most memory that a process ever held, where the system tells (Linux). */
export function reportPeakMemory(report: (figure: Figure) => void, name: string, pid: number): void {
	const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(statusOf(pid)) ?? [];
	if (kilobytes !== undefined) report({ name, value: Number(kilobytes) / 1024, unit: 'MB' });
}

function statusOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/status`, 'utf8');
	} catch {
		return '';
	}
}
