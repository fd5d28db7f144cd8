import type { Actor } from '#kernel/actor.ts';
import type { Database } from './database/index.ts';

/** What a use case needs of the world, and nothing more. */
export interface Context {
	readonly db: Database;
	readonly actor: Actor;
	readonly clock: () => Date;
}
