/** What stands behind each command of a path, in turn: a coordinate across or down, or a figure that is of no place. */
const ARGUMENTS: Readonly<Record<string, string>> = {
	m: 'xy',
	l: 'xy',
	t: 'xy',
	h: 'x',
	v: 'y',
	c: 'xyxyxy',
	s: 'xyxy',
	q: 'xyxy',
	a: '-----xy',
	z: ''
};

/**
 * The same drawing in fewer bytes: whole coordinates (on a field of 256, drawn 24 to 32 pixels wide, half of one is a
 * sixteenth of a pixel) and no sign or separator that SVG can do without. A step is rounded from where the pen really
 * stands by then, so that what rounding takes does not add up along the line.
 */
export function shortPath(d: string): string {
	const pen = new Pen();
	let out = '';
	for (const [, command = '', figures = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
		out += command + pen.draw(command, (figures.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number));
	}
	return out;
}

interface Spot {
	x: number;
	y: number;
}

/** Follows a path twice: as it was meant, and as it comes out in whole numbers. */
class Pen {
	#meant: Spot = { x: 0, y: 0 };
	#drawn: Spot = { x: 0, y: 0 };
	#begun: readonly [meant: Spot, drawn: Spot] = [this.#meant, this.#drawn];

	/** The figures of a command in whole numbers; a command may be repeated without its letter. */
	draw(command: string, figures: readonly number[]): string {
		const places = ARGUMENTS[command.toLowerCase()] ?? '';
		const isRelative = command === command.toLowerCase();
		const out: number[] = [];
		for (let from = 0; places !== '' && from + places.length <= figures.length; from += places.length) {
			const [meant, drawn] = [{ ...this.#meant }, { ...this.#drawn }];
			for (const [n, axis] of [...places].entries()) {
				const figure = figures[from + n] ?? 0;
				if (axis === 'x' || axis === 'y') {
					const target = isRelative ? this.#meant[axis] + figure : figure;
					const whole = Math.round(target) - (isRelative ? this.#drawn[axis] : 0);
					meant[axis] = target;
					drawn[axis] = Math.round(target);
					out.push(whole);
				} else {
					out.push(Math.round(figure));
				}
			}
			this.#meant = meant;
			this.#drawn = drawn;
		}
		if (command === 'm' || command === 'M') this.#begun = [this.#meant, this.#drawn];
		if (command === 'z' || command === 'Z') [this.#meant, this.#drawn] = this.#begun;
		// A minus sign divides as well as a comma does.
		return out.map((figure, n) => (n > 0 && figure >= 0 ? `,${figure}` : `${figure}`)).join('');
	}
}
