import type { Installation } from './installation.ts';

declare global {
	namespace App {
		interface Locals {
			installation: Installation;
		}
		interface Error {
			message: string;
			/** For the log; shown so that a person can name it on the phone. */
			reference?: string;
		}
	}
}
