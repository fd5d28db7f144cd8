import type { TeamVisit } from './routes/[lang=lang]/team/session.ts';
import type { Installation } from './installation.ts';

declare global {
	namespace App {
		interface Locals {
			installation: Installation;
			/** Who of a team asks, looked up once a request. */
			team?: Promise<TeamVisit | null>;
		}
		interface Error {
			message: string;
			/** For the log; shown so that a person can name it on the phone. */
			reference?: string;
		}
	}
}
