import type { ServerResponse } from 'node:http';
import type { HealthCheck } from './meeting.ts';
import { DEFAULT_POLICY } from './security-headers.ts';

export interface Health {
	readonly status: 'ok' | 'failing';
	readonly version: string;
	readonly uptimeSeconds: number;
	/** What each check found; a check that failed stands there by its name as 'failing'. */
	readonly checks: Readonly<Record<string, unknown>>;
}

/** Milliseconds a check may take. */
const PATIENCE = 2_000;

/**
 * Makes the question "are you well?". Whoever asks while an answer is under way gets that same answer, so that asking
 * often never loads what is asked.
 */
export function openHealth(
	checks: ReadonlySet<HealthCheck>,
	version: string,
	patience = PATIENCE
): () => Promise<Health> {
	const started = performance.now();
	let underWay: Promise<Health> | undefined;
	return () =>
		(underWay ??= examine(checks, patience)
			.then((found): Health => {
				const uptimeSeconds = Math.floor((performance.now() - started) / 1000);
				return { status: found.well ? 'ok' : 'failing', version, uptimeSeconds, checks: found.checks };
			})
			.finally(() => (underWay = undefined)));
}

async function examine(checks: ReadonlySet<HealthCheck>, patience: number) {
	const found: Record<string, unknown> = {};
	let well = true;
	const examineOne = async (check: HealthCheck, index: number) => {
		try {
			Object.assign(found, await withinTime(check(), patience));
		} catch (error) {
			well = false;
			const name = check.name || `check ${index + 1}`;
			found[name] = 'failing';
			console.error(`Health check "${name}" failed: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	await Promise.all([...checks].map(examineOne));
	return { well, checks: found };
}

async function withinTime<Value>(promise: Promise<Value>, patience: number): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** Answers `/health`: 200 when all is well, else 503. */
export async function sendHealth(response: ServerResponse, ask: () => Promise<Health>): Promise<void> {
	const health = await ask();
	const body = JSON.stringify(health);
	response.writeHead(health.status === 'ok' ? 200 : 503, {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'content-security-policy': DEFAULT_POLICY
	});
	response.end(body);
}
