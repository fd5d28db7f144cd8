/** What passes between the main thread and the thread that PGlite lives in. */
export interface WorkerSettings {
	/** Absolute path of the data directory; null keeps the database in memory (tests). */
	directory: string | null;
}

export interface WorkerRequest {
	id: number;
	/** `run` executes one statement with parameters, `script` several without. */
	work: 'run' | 'script' | 'close';
	sql: string;
	parameters: readonly unknown[];
}

export interface WorkerRows {
	rows: Record<string, unknown>[];
	affectedRows: number;
}

export type WorkerAnswer = { ready: true } | { id: number; rows: WorkerRows } | { id: number; failure: WorkerFailure };

/** The parts of a PostgreSQL error that code decides by; the same names as node-postgres uses. */
export interface WorkerFailure {
	message: string;
	code?: string;
	detail?: string;
	constraint?: string;
}
