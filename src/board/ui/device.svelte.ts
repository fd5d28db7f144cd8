import type { CounterView } from '../domain/counter.ts';
import { withPending, type Act, type ShownCounter } from '../domain/pending.ts';
import { Exchange, type Answer, type Connection } from './exchange.ts';
import { listen } from './listen.ts';
import { readAct } from './read-act.ts';
import { stayAwake } from './stay-awake.ts';

/** Milliseconds during which a tap can be taken back by one tap. */
const UNDO_WITHIN = 10_000;
/** Milliseconds during which a tap is told about on a page that was made after it. */
const RECENT = 60_000;
const TRY_AGAIN_AFTER = 2_000;

/** The tap that is told about. */
interface Said {
	readonly tapId: string;
	readonly isFromHouse: boolean;
	readonly canUndo: boolean;
}

/** How a device reaches the server. */
export interface Wire {
	send(act: Act): Promise<Answer>;
	look(): Promise<Answer>;
	/** Address of the stream of nudges. */
	readonly stream: string;
}

/** What a counter shows on this device, and what its forms do there once the script of the page runs. */
export class Device {
	shown: ShownCounter;
	connection: Connection = $state('here');
	/** The connection was lost on this page, and is there again. */
	isBack = $state(false);
	unsent = $state(0);
	said: Said | null;
	/** Why the last act was not taken. */
	refusal: { act: Act['act']; code: string; line: string } | null = $state.raw(null);
	readonly #exchange: Exchange;
	readonly #stream: string;

	/** @param now what the clock of the server said when it showed this, unix milliseconds */
	constructor(wire: Wire, view: CounterView, now: number) {
		this.shown = $state.raw(withPending(view, []));
		this.said = $state.raw(lastSaid(view, now));
		this.#stream = wire.stream;
		this.#exchange = new Exchange(
			{
				send: (act) => wire.send(act),
				look: () => wire.look(),
				clock: () => Date.now(),
				pause: () => new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER)),
				changed: () => this.#show(),
				refused: (act, code) => {
					this.refusal = { act: act.act, code, line: 'lineId' in act ? act.lineId : '' };
				}
			},
			view,
			now
		);
	}

	/** From the moment the page is alive until it is left. */
	start(): () => void {
		this.#endUndoLater();
		const ends = [stayAwake(), listen(this.#stream, () => this.#exchange.nudge())];
		return () => ends.forEach((end) => end());
	}

	/** Does what a form asks without leaving the page; a form it does not know goes its own way. */
	submitted(event: SubmitEvent): void {
		const form = event.target;
		if (!(form instanceof HTMLFormElement)) return;
		const fields = new FormData(form);
		const button = event.submitter;
		if (button instanceof HTMLButtonElement && button.name) fields.set(button.name, button.value);
		const act = readAct(form.action, fields, this.#exchange.device);
		if (!act || ('n' in act && !Number.isInteger(act.n))) return;
		event.preventDefault();
		readyForNext(form);
		form.closest('details.more')?.removeAttribute('open');
		this.#do(act);
	}

	/** The counter was opened again on this page. */
	reopen(): void {
		this.#exchange.reopen();
		this.#show();
	}

	#do(act: Act): void {
		this.refusal = null;
		if ('id' in act) {
			const line = this.shown.lines.find(({ id }) => id === act.lineId);
			const tapId = act.act === 'undone' ? act.of : act.id;
			const isFromHouse = act.act === 'given' && line?.waiting === 0;
			this.said = { tapId, isFromHouse, canUndo: act.act !== 'undone' };
			this.#endUndoLater();
		}
		this.#exchange.add(act);
	}

	#endUndoLater(): void {
		const tapId = this.said?.tapId;
		setTimeout(() => {
			if (this.said && this.said.tapId === tapId) this.said = { ...this.said, canUndo: false };
		}, UNDO_WITHIN);
	}

	#show(): void {
		const { shown, unsent, connection } = this.#exchange;
		if (connection === 'here' && this.connection === 'lost') this.isBack = true;
		if (connection === 'lost') this.isBack = false;
		this.shown = shown;
		this.unsent = unsent;
		this.connection = connection;
	}
}

/** Empties what was typed, and lets the switch stand on yes again: each giver says anew that theirs is to stay. */
function readyForNext(form: HTMLFormElement): void {
	for (const field of form.elements) {
		if (!(field instanceof HTMLInputElement)) continue;
		if (field.type === 'checkbox') field.checked = true;
		if (field.type === 'number') field.value = '';
	}
}

/** What a page tells about that was sent as a form: the last tap, when that was just now. */
function lastSaid({ taps }: CounterView, now: number): Said | null {
	const [last] = taps;
	return last && now - last.at < RECENT ? { tapId: last.id, isFromHouse: false, canUndo: true } : null;
}
