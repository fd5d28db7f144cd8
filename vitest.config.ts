import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { texts } from './src/platform/i18n/vite-plugin.ts';

// These need a browser or the built application, and run one after the other.
const JOURNEYS = ['journeys', 'accessibility', 'processes', 'abuse'].map((room) => `tests/${room}/**/*.test.ts`);

const everywhere = {
	environment: 'node',
	env: { TZ: 'Europe/Brussels' },
	setupFiles: ['tests/setup.ts']
};

export default defineConfig({
	plugins: [texts(), svelte({ configFile: false })],
	test: {
		globalSetup: ['tests/engines/global-setup.ts'],
		projects: [
			{
				extends: true,
				test: {
					...everywhere,
					name: 'suite',
					include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: JOURNEYS,
					// For a machine with other things to do; what is to be quick is measured by the bench.
					testTimeout: 20_000
				}
			},
			{
				extends: true,
				test: {
					...everywhere,
					name: 'journeys',
					include: JOURNEYS,
					globalSetup: ['tests/abuse/global-setup.ts'],
					fileParallelism: false,
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
