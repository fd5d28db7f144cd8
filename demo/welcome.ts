import type { Installation } from '../src/installation.ts';

export async function welcome(_installation: Installation, _env: NodeJS.ProcessEnv): Promise<void> {}
