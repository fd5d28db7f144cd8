/** `npm run chaos`: no acknowledged tap is ever lost or counted twice, however the server or PostgreSQL dies. */
import { hammer, type Outcome } from './hammer.ts';
import { readOptions, type EngineName } from './options.ts';

process.env.TZ = 'Europe/Brussels';
const options = readOptions(process.argv.slice(2), Date.now());

for (const engine of options.engines) {
	const outcome = await hammer(engine, options);
	console.log(summaryOf(engine, outcome));
	if (!isWell(outcome)) process.exitCode = 1;
}
// What is left of connections to servers that were killed should keep nobody waiting.
process.exit();

function summaryOf(engine: EngineName, { kills, killsOfPostgres, notes, verdict }: Outcome): string {
	const { lost, doubled, lines, equal, kept } = verdict;
	const refused = notes.refused.length > 0 ? `, ${notes.refused.length} refused (${notes.refused[0]})` : '';
	return [
		`chaos on ${engine}, seed ${options.seed}, ${options.writers} writers`,
		`  kills         ${kills}${killsOfPostgres > 0 ? `, of which ${killsOfPostgres} of PostgreSQL` : ''}`,
		`  events        ${notes.sent.size} sent, ${notes.acknowledged.size} acknowledged, ${notes.retries} retries, ${kept} kept${refused}`,
		`  lost          ${lost}`,
		`  doubled       ${doubled}`,
		`  boards equal  ${equal} of ${lines}`
	].join('\n');
}

function isWell({ notes, verdict }: Outcome): boolean {
	const { lost, doubled, lines, equal } = verdict;
	return lost === 0 && doubled === 0 && equal === lines && notes.refused.length === 0 && notes.acknowledged.size > 0;
}
