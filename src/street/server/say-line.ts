import type { Day } from '#kernel/instant.ts';
import { ITEMS, itemName } from '#board';
import { dayInWords } from '#platform/i18n/moments.ts';
import type { SaidLine } from '../domain/said.ts';
import type { Reader } from './reader.ts';
import type { StreetLine } from './street-place.ts';

/** A line of the board in words: what it is called here, how many wait, or that today there is none. */
export function sayLine(line: StreetLine, today: Day, { say, language }: Reader): SaidLine {
	const { id, item, sort, date, waiting, more } = line;
	const name = sort ?? itemName(item, language);
	return {
		id,
		item,
		pictogram: ITEMS[item].icon,
		name: date === null ? name : `${name} · ${dayInWords(date, today, language)}`,
		count: waiting,
		more,
		label: say(more ? 'waitingMany' : 'waitingCount', { count: waiting }),
		...(line.today === 'yes' ? {} : { instead: say(line.today === 'out' ? 'goneToday' : 'paused') })
	};
}
