import type { Context } from '#platform/context.ts';
import type { OwnText, RefusedText } from '#platform/i18n/wording.ts';
import type { TextMark } from '../domain/texts.ts';
import { marksOf, ownTexts, refusedTexts } from './texts-store.ts';

/** The texts of a network as its team looks at them. */
export interface TeamTexts {
	readonly own: readonly OwnText[];
	readonly refused: readonly RefusedText[];
	/** The newest first, with what became of each. */
	readonly marks: readonly TextMark[];
}

/** A network's own wording, what experts refused, and every mark. Nothing for who is not in the team. */
export async function showTexts(ctx: Context): Promise<TeamTexts> {
	const { actor } = ctx;
	if (actor.kind !== 'member') return { own: [], refused: [], marks: [] };
	return ctx.db.read(actor, async (tx) => ({
		own: await ownTexts(tx, actor.network),
		refused: await refusedTexts(tx, actor.network),
		marks: await marksOf(tx, actor.network)
	}));
}
