import QRCode from 'qrcode';

/** The light border that readers need around a code (ISO/IEC 18004, 9.1), in squares. */
const QUIET = 4;

/** A QR code to draw as one stroked path: the middle lines of its dark runs, on a field of `size` by `size`. */
export interface QrPath {
	readonly d: string;
	readonly size: number;
}

/** The code of a text of at most some 2,000 characters; a seventh of it may be unreadable. Throws for a longer one. */
export function qrPath(text: string): QrPath {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
	const side = modules.size;
	let d = '';
	for (let row = 0; row < side; row++) {
		let column = 0;
		while (column < side) {
			const from = column;
			while (column < side && modules.get(row, column)) column++;
			if (column > from) d += `M${from + QUIET} ${row + QUIET}.5h${column - from}`;
			else column++;
		}
	}
	return { d, size: side + 2 * QUIET };
}
