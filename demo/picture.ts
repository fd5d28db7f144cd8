import sharp from 'sharp';

/** The picture of Café De Wilg: its doorstep, its window and a cup that waits on the sill. Nobody is on it. */
export const PICTURE_ALT =
	'De gevel van Café De Wilg: een groene deur met een stoep, en een kop koffie op de vensterbank.';

const WALL = '#A8321A';
const JOINT = '#FFF7E8';
const STONE = '#46545C';
const INK = '#1E2B33';
const DOOR = '#0A5A47';
const BLUE = '#1B4B82';
const YELLOW = '#F7B52C';
const LIGHT = '#FBE29A';
const SLATE = '#14201F';
const CHALK = '#F4EDE0';

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 520" width="800" height="520">
	<pattern id="bricks" width="80" height="48" patternUnits="userSpaceOnUse">
		<rect width="80" height="48" fill="${WALL}"/>
		<path d="M0 0h80M0 24h80M20 0v24M60 24v24" stroke="${JOINT}" stroke-width="2" opacity=".35"/>
	</pattern>
	<rect width="800" height="440" fill="url(#bricks)"/>
	<rect y="400" width="800" height="40" fill="${STONE}"/>
	<rect y="440" width="800" height="80" fill="${JOINT}"/>
	<path d="M0 480h800M90 440v40M250 440v40M560 440v40M720 440v40M160 480v40M400 480v40M640 480v40"
		stroke="${STONE}" stroke-width="2" opacity=".5"/>

	<!-- The door with its step. -->
	<rect x="92" y="70" width="196" height="370" fill="${STONE}"/>
	<rect x="108" y="150" width="164" height="270" fill="${DOOR}"/>
	<rect x="108" y="86" width="164" height="56" fill="${LIGHT}"/>
	<path d="M190 86v56" stroke="${DOOR}" stroke-width="8"/>
	<path d="M128 172h124v100H128zM128 296h124v104H128z" fill="none" stroke="${JOINT}" stroke-width="4" opacity=".6"/>
	<circle cx="256" cy="284" r="8" fill="${YELLOW}"/>
	<path d="M84 420h212v20H84z" fill="${CHALK}"/>
	<path d="M64 440h252v26H64z" fill="${STONE}"/>
	<rect x="308" y="150" width="56" height="56" rx="8" fill="#FFFFFF" stroke="${BLUE}" stroke-width="5"/>
	<path d="M326 166h20l-11 11c14 0 14 20 0 20-6 0-9-3-10-6" fill="none" stroke="${BLUE}" stroke-width="5"
		stroke-linecap="round" stroke-linejoin="round"/>

	<!-- The window, with a cup on the sill. -->
	<path d="M400 62h340l20 46q-19 22-38 0q-19 22-38 0q-19 22-38 0q-19 22-38 0q-19 22-38 0
		q-19 22-38 0q-19 22-38 0q-19 22-38 0q-19 22-38 0q-19 22-38 0z" fill="${YELLOW}"/>
	<rect x="404" y="118" width="332" height="232" fill="${INK}"/>
	<rect x="416" y="130" width="308" height="208" fill="${LIGHT}"/>
	<path d="M570 130v208M416 200h308" stroke="${INK}" stroke-width="8"/>
	<rect x="392" y="350" width="356" height="22" fill="${STONE}"/>
	<path d="M612 286h70v36q0 26-26 26h-18q-26 0-26-26z" fill="#FFFFFF" stroke="${BLUE}" stroke-width="6"/>
	<path d="M682 298q24-4 22 16t-26 16" fill="none" stroke="${BLUE}" stroke-width="6"/>
	<path d="M632 270q-10-14 0-26t0-24M662 270q-10-14 0-26t0-24" fill="none" stroke="${STONE}" stroke-width="5"
		stroke-linecap="round"/>

	<!-- The slate: five waiting. -->
	<rect x="440" y="228" width="104" height="104" fill="${SLATE}" stroke="#8A5A2B" stroke-width="8"/>
	<path d="M464 256v46M478 256v46M492 256v46M506 256v46M456 296l60-34" fill="none" stroke="${CHALK}" stroke-width="5"
		stroke-linecap="round"/>
</svg>`;

/** The picture as the bytes of a PNG, 800 by 520 pixels. */
export function drawPicture(): Promise<Buffer> {
	return sharp(Buffer.from(DRAWING)).png().toBuffer();
}
