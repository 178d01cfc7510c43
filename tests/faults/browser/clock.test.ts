// The rule this file defends: however the clock of a device goes, ratings are kept once, in the order in which they
// were given, on the day that the clock said; and which day it is now is said before an answer is taken for it.
import type { BrowserContext, Page } from '@playwright/test';
import { expect, expectSound, inBerlin, newADay, startWithDeck, test } from '../../e2e/journey';
import { BERLIN } from '../../e2e/zone';
import { everyOne, record } from '../record';
import { deviceClock, quickHands } from './device-clock';
import { account, logged, lookAt, named, pressOnFor, type Given } from './press';

/** A session with many new cards, at its first one. */
async function longSession(page: Page): Promise<void> {
	await startWithDeck(page);
	await newADay(page, 200);
	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
}

/** What was acknowledged is there, in the order in which it was given, each under an id of its own. */
async function expectInOrder(page: Page, given: Given[]) {
	const log = await logged(page);
	expect(log.map(named)).toEqual(given.map(named));
	expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
	return log;
}

interface Place {
	/** An instant as the clock on the wall shows it, with its offset. */
	at: string;
	in: string;
}

/** Answers are given in one session at all of these, in turn; and what the log must say of each. */
async function answersAt(page: Page, context: BrowserContext, places: Place[]) {
	const answers = everyOne ? 10 : 3;
	const clock = await deviceClock(context);
	await quickHands(context);
	const cdp = await context.newCDPSession(page);
	const goTo = async ({ at, in: timezoneId }: Place) => {
		await cdp.send('Emulation.setTimezoneOverride', { timezoneId });
		await clock.set(at);
	};
	await goTo(places[0]!);
	await longSession(page);
	const given: (Given & Place)[] = [];
	for (const place of places) {
		// Whoever sees an answer now gives theirs under the other clock.
		await lookAt(page);
		await goTo(place);
		const here: Given[] = [];
		await pressOnFor(page, answers, here);
		given.push(...here.map((one) => ({ ...one, ...place })));
	}
	const log = await expectInOrder(page, given);
	expect(log.map(({ day, tzOffsetMin }) => ({ day, tzOffsetMin }))).toEqual(
		given.map(({ at }) => onTheWall(at))
	);
	return { tries: places.length, ...(await account(page, given)) };
}

/** The study day and the offset of what the clock on the wall shows. */
function onTheWall(at: string) {
	const [, date = '', hour, sign, hours, minutes] = /^(.+)T(\d+).*([+-])(\d+):(\d+)$/.exec(at)!;
	const day = Date.parse(date) / 86_400_000 - (Number(hour) < 4 ? 1 : 0);
	return { day, tzOffsetMin: Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) };
}

inBerlin(
	'the clock goes back a year and ahead by ten in mid-session',
	async ({ page, context }) => {
		const rounds = everyOne ? 5 : 1;
		test.setTimeout(60_000 + rounds * 60_000);
		const when = Array.from({ length: rounds }, (_, n) => [
			`2026-05-04T18:${10 + n}:00+02:00`,
			'2025-05-04T18:00:00+02:00',
			`2026-05-04T19:${10 + n}:00+02:00`,
			'2036-05-04T18:00:00+02:00'
		]).flat();
		const places = [...when, '2026-05-04T20:00:00+02:00'].map((at) => ({ at, in: BERLIN }));
		const outcome = await answersAt(page, context, places);
		await expectSound(page);
		record({
			fault: 'The clock goes back a year and ahead by ten in mid-session',
			...outcome,
			holds: 'the date is said before an answer is taken; order and days are those of the answers'
		});
	}
);

inBerlin('a coarse clock: many answers within one tick', async ({ page, context }) => {
	const steps = everyOne ? [100, 1000, 60_000] : [1000];
	const answers = everyOne ? 40 : 10;
	test.setTimeout(60_000 + steps.length * 60_000);
	const clock = await deviceClock(context);
	await quickHands(context);
	await longSession(page);
	const given: Given[] = [];
	const say = (said: string) =>
		expect(page.getByTestId('study').getByRole('status')).toHaveText(said);
	for (const stepMs of steps) {
		await clock.coarsen(stepMs);
		await pressOnFor(page, answers, given);
		// Taken back, given again and taken back, all of it within the same tick as likely as not.
		await page.keyboard.press('u');
		await say('Taken back.');
		await page.keyboard.press('Shift+U');
		await say('Done again.');
		await page.keyboard.press('u');
		await say('Taken back.');
		given.pop();
		await pressOnFor(page, 1, given);
	}
	const log = await expectInOrder(page, given);
	const ticks = new Map<number, number>();
	for (const { atMs } of log) ticks.set(atMs, (ticks.get(atMs) ?? 0) + 1);
	// Else it was not tried.
	expect(Math.max(...ticks.values())).toBeGreaterThan(2);
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'A coarse clock, with many answers within one tick',
		tries: steps.length,
		...outcome,
		holds:
			'each has an id of its own, in the order of the answers; what is taken back is the last one'
	});
});

test('summer time begins and ends in mid-session', async ({ browser }) => {
	test.setTimeout(180_000);
	const nights = [
		// From two to three o'clock there is nothing, and a new study day at four.
		'2026-03-29T01:58:00+01:00',
		'2026-03-29T03:01:00+02:00',
		'2026-03-29T04:01:00+02:00',
		// The hour from two to three comes twice.
		'2026-10-25T02:40:00+02:00',
		'2026-10-25T02:10:00+01:00',
		'2026-10-25T03:58:00+01:00',
		'2026-10-25T04:01:00+01:00'
	].map((at) => ({ at, in: BERLIN }));
	// Where it is half an hour.
	const island = ['2026-10-04T01:58:00+10:30', '2026-10-04T02:31:00+11:00'].map((at) => ({
		at,
		in: 'Australia/Lord_Howe'
	}));
	const context = await browser.newContext({ timezoneId: undefined });
	const page = await context.newPage();
	const outcome = await answersAt(page, context, everyOne ? [...nights, ...island] : nights);
	await expectSound(page);
	await context.close();
	record({
		fault: 'Summer time begins and ends in mid-session',
		...outcome,
		holds: 'order, offsets and days are those of the clock on the wall'
	});
});

test('the zone changes in mid-session', async ({ browser }) => {
	test.setTimeout(180_000);
	// Around the world in a day and a half, over the line between days both ways.
	const journey = [
		{ at: '2026-05-05T23:00:00+02:00', in: BERLIN },
		{ at: '2026-05-06T06:05:00+09:00', in: 'Asia/Tokyo' },
		{ at: '2026-05-05T11:10:00-10:00', in: 'Pacific/Honolulu' },
		{ at: '2026-05-06T11:15:00+14:00', in: 'Pacific/Kiritimati' },
		{ at: '2026-05-05T10:20:00-11:00', in: 'Pacific/Pago_Pago' },
		{ at: '2026-05-06T03:10:00+05:45', in: 'Asia/Kathmandu' },
		{ at: '2026-05-05T18:58:00-02:30', in: 'America/St_Johns' },
		{ at: '2026-05-05T23:30:00+02:00', in: BERLIN }
	];
	const context = await browser.newContext({ timezoneId: undefined });
	const page = await context.newPage();
	const outcome = await answersAt(page, context, everyOne ? journey : journey.slice(0, 4));
	await expectSound(page);
	await context.close();
	record({
		fault: 'The zone changes in mid-session',
		...outcome,
		holds: 'order, offsets and days are those of the place where an answer was given'
	});
});
