import { demoServer, type DemoServer } from './demo-server.ts';
import { median, timed, type Group } from './figures.ts';
import { reportPeakMemory } from './memory.ts';

const WARM_STARTS = 5;

/** From the moment the process is started until it is well, and until the list page is there. */
export const start: Group = {
	name: 'start',
	async measure(report) {
		const demo = await demoServer();
		try {
			const first = await timed(() => demo.server.start());
			report({ name: 'first start, with the demo town, until well', value: first, unit: 'ms' });
			reportPeakMemory(report, 'peak memory of the first start', demo.server.pid);
			const path = await demo.listPage();
			const warm: { health: number; page: number }[] = [];
			for (let round = 0; round < WARM_STARTS; round++) warm.push(await startAgain(demo, path));
			report({ name: 'warm start, until well', value: median(warm.map(({ health }) => health)), unit: 'ms' });
			report({ name: 'warm start, until the first page', value: median(warm.map(({ page }) => page)), unit: 'ms' });
		} finally {
			await demo.end();
		}
	}
};

async function startAgain({ server }: DemoServer, path: string): Promise<{ health: number; page: number }> {
	await server.end('SIGTERM');
	const health = await timed(() => server.start());
	const page = await timed(async () => {
		const response = await fetch(server.origin + path);
		if (!response.ok) throw new Error(`The list page answered ${response.status}.`);
		await response.text();
	});
	return { health, page: health + page };
}
