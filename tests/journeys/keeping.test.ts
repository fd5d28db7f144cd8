import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { teamTexts } from '#platform/i18n/team.ts';
import { describeBrowser } from '../browser/describe-browser.ts';
import { DESKTOP, expectNoSidewaysScroll, visitTown } from '../browser/visit.ts';
import { guestReads, lineOn, openByLink } from './at-the-counter.ts';
import { FATMA, signIn } from './at-the-team.ts';

const say = teamTexts('nl');
const NARROW = { width: 360, height: 740 };
const ITEM = 'cappuccino';

describeBrowser('a restore drill after kill -9', () => {
	const { town, open } = visitTown();
	const kept = async (page: Page) => {
		await page.reload();
		const [title] = await page.getByRole('heading', { name: say('keepingTitle') }).all();
		return (await title?.locator('xpath=following-sibling::p').allInnerTexts())?.join(' ') ?? '';
	};

	describe.each([
		{ viewport: NARROW, width: 360, madeAt: '20260302T020000Z', day: 'maandag 2 maart' },
		{ viewport: DESKTOP, width: 1280, madeAt: '20260303T020000Z', day: 'vandaag' }
	])('on $width px', ({ viewport, madeAt, day }) => {
		it('shows the team that what was kept can be put back, and loses no tap', { timeout: 120_000 }, async () => {
			const team = await open('/nl/team', { viewport });
			await signIn(team, town(), FATMA);
			const guest = await open('/nl', { viewport });
			const counter = await open('/nl', { viewport });
			await openByLink(counter, town().card.secret);
			const line = lineOn(counter, ITEM);
			const left = (await line.waiting()) - 1;
			await line.given.click();
			const waits = () => guestReads(guest, ITEM);
			await expect.poll(waits, { timeout: 10_000 }).toMatch(new RegExp(` ${left}$`));

			mkdirSync(town().backups, { recursive: true });
			const file = join(town().backups, `stoep-${madeAt}.jsonl.gz`);
			expect(await town().stoep(['backup', file])).toMatchObject({ exit: 0 });
			await town().kill();
			// The database is as the power cut left it; what the drill restores into is thrown away.
			expect(await town().stoep(['drill'])).toMatchObject({
				exit: 0,
				text: expect.stringContaining('all is well')
			});
			expect(await town().stoep(['check'])).toMatchObject({ exit: 0 });

			await town().restart();
			const sentences = await kept(team);
			expect(sentences).toContain(say('keepingBackup', { when: day }));
			expect(sentences).toMatch(new RegExp(say('keepingDrill', { when: '.+' })));
			await expectNoSidewaysScroll(team);
			expect(await waits()).toMatch(new RegExp(` ${left}$`));
		});
	});
});
