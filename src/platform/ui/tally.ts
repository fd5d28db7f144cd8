/** How far one gate of five reaches, in the units of its drawing. */
const GATE = 42;
const STROKE = 8;

/** Four strokes as a hand draws them, from where each starts below the top, and the fifth across them. */
const STROKES = ['3l0 26', '4l-1 25', '2l1 27', '4l-1 26'];
const ACROSS = '25l33-18';

/** The five-barred gates of a count from 0 to 20, as the path data and width of one drawing 32 high. */
export function tallyMarks(count: number): { readonly d: string; readonly width: number } {
	const strokes: string[] = [];
	for (let n = 0; n < count; n++) {
		const gate = Math.floor(n / 5) * GATE + 4;
		const place = n % 5;
		const stroke = STROKES[place];
		strokes.push(stroke === undefined ? `M${gate - 3} ${ACROSS}` : `M${gate + place * STROKE} ${stroke}`);
	}
	const whole = Math.floor(count / 5);
	const loose = count % 5;
	const width = loose === 0 ? whole * GATE - 6 : whole * GATE + loose * STROKE;
	return { d: strokes.join(''), width: Math.max(width, 0) };
}
