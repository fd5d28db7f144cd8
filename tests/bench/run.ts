/** `npm run bench`: one line a figure, with the target beside it where there is one. Ratios count; they are of one run.
 * What takes minutes (keeping) is measured only when it is asked for: `npm run bench -- --only keeping`. */
import { parseArgs } from 'node:util';
import { api } from './api.ts';
import { board } from './board.ts';
import { crossing } from './crossing.ts';
import { lineOf, type Group } from './figures.ts';
import { importing } from './import.ts';
import { keeping } from './keeping.ts';
import { nearest } from './nearest.ts';
import { pages } from './pages.ts';
import { start } from './start.ts';
import { team } from './team.ts';

process.env.TZ = 'Europe/Brussels';

const GROUPS: readonly Group[] = [pages, api, nearest, team, importing, board, crossing, start, keeping];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = GROUPS.filter(({ name, onlyWhenAsked }) =>
	values.only === undefined ? !onlyWhenAsked : name.includes(values.only)
);
if (chosen.length === 0) throw new Error(`--only takes one of ${GROUPS.map(({ name }) => name).join(', ')}.`);
const left = GROUPS.filter((group) => values.only === undefined && group.onlyWhenAsked);
for (const { name, measure } of chosen) {
	console.log(`\n${name}`);
	await measure((figure) => console.log(`  ${lineOf(figure)}`));
}
for (const { name } of left) console.log(`\n${name}: takes minutes, so only with --only ${name}`);
process.exit();
