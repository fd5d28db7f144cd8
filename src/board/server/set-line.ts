import { isUuid } from '#kernel/ids.ts';
import { brusselsDay } from '#kernel/instant.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { accessBoard } from './access.ts';
import { lockLine, setLineSettings, type KeptLine } from './board-store.ts';

type Settings = Partial<Pick<KeptLine, 'paused' | 'dailyLimit' | 'outOn'>>;
type Answer<Code extends string = never> = Promise<Result<null, 'noSuchLine' | Code>>;

/** "Vandaag op" at the counter, for one line: guests see so and nobody is refused. It ends by itself at midnight. */
export function outToday(ctx: Context, placeId: string, lineId: string): Answer {
	return set(ctx, placeId, lineId, { outOn: brusselsDay(ctx.clock()) });
}

/** Takes "vandaag op" back. */
export function backToday(ctx: Context, placeId: string, lineId: string): Answer {
	return set(ctx, placeId, lineId, { outOn: null });
}

/** Promises nothing of a line until the pause ends. What happens at the counter is still taken in. */
export function pauseLine(ctx: Context, placeId: string, lineId: string): Answer<'noSuchPlace' | 'notAllowed'> {
	return arrange(ctx, placeId, lineId, { paused: true });
}

/** Ends the pause of a line. */
export function resumeLine(ctx: Context, placeId: string, lineId: string): Answer<'noSuchPlace' | 'notAllowed'> {
	return arrange(ctx, placeId, lineId, { paused: false });
}

/**
 * Sets how many a day a place wants to give of a line: after that guests see "vandaag op".
 *
 * @param most 1 to 200, or null for no limit
 */
export async function limitLine(
	ctx: Context,
	placeId: string,
	lineId: string,
	most: number | null
): Answer<'noSuchPlace' | 'notAllowed' | 'badInput'> {
	if (most !== null && !(Number.isInteger(most) && most >= 1 && most <= 200)) {
		return refuse('badInput', 'A daily limit is 1 to 200.', 'most');
	}
	return arrange(ctx, placeId, lineId, { dailyLimit: most });
}

/** What lasts longer than today is for the team: a card that got lost cannot do it (trust.md, anonymous writes, 3). */
async function arrange(
	ctx: Context,
	placeId: string,
	lineId: string,
	settings: Settings
): Answer<'noSuchPlace' | 'notAllowed'> {
	const place = await accessBoard(ctx, placeId);
	return place.ok ? set(ctx, placeId, lineId, settings) : place;
}

function set(ctx: Context, placeId: string, lineId: string, settings: Settings): Answer {
	return ctx.db.write<null, 'noSuchLine'>(ctx.actor, async (tx, touch) => {
		const line = isUuid(lineId) ? await lockLine(tx, lineId, placeId) : null;
		if (!line) return refuse('noSuchLine', 'There is no such line on this board.');
		await setLineSettings(tx, lineId, { ...line, ...settings });
		touch(line.networkId, placeId);
		return done(null);
	});
}
