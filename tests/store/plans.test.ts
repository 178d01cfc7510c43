// The rule this file defends: a plan is one row a kind and day that merges field by field, so that taking it
// back, planning it anew and ending it mean the same on every device.
import { expect, test } from 'vitest';
import { mergeRows } from '../../src/lib/core/merge';
import { planInForce, type Plan } from '../../src/lib/core/plans';
import { readPlans } from '../../src/lib/store/days';
import { movePlan, setPlan, takeBackPlan } from '../../src/lib/store/plans';
import { DAY, emptyLibrary, moment } from './sample';

const vacation = (from: number, until: number) =>
	({ kind: 'vacation', fromDay: DAY + from, untilDay: DAY + until }) as const;
const comeback = (from: number, reviewsADay: number, until?: number) =>
	({
		kind: 'comeback',
		fromDay: DAY + from,
		reviewsADay,
		...(until === undefined ? {} : { untilDay: DAY + until })
	}) as const;

test('what was taken back is no plan, and can be planned anew', async () => {
	const { db } = await emptyLibrary();
	await setPlan(db, vacation(1, 5), moment());
	await takeBackPlan(db, 'vacation', DAY + 1, moment());
	const [gone] = await readPlans(db);
	expect(gone).toMatchObject({ deleted: true, untilDay: DAY + 5 });
	await setPlan(db, vacation(1, 3), moment());
	const [again] = await readPlans(db);
	expect(again).toMatchObject({ untilDay: DAY + 3 });
	expect(again!.deleted).toBe(undefined);
	// Also beside a device that knows only that it was taken back.
	for (const merged of [mergeRows(gone!, again!), mergeRows(again!, gone!)]) {
		expect(merged.deleted).toBe(undefined);
		expect(merged).toMatchObject({ untilDay: DAY + 3 });
	}
	await takeBackPlan(db, 'vacation', DAY + 9, moment());
	expect(await db.plans.count()).toBe(1);
});

test('moving a plan takes back the day it began on', async () => {
	const { db } = await emptyLibrary();
	await setPlan(db, vacation(1, 5), moment());
	await movePlan(db, DAY + 1, vacation(2, 6), moment());
	await movePlan(db, DAY + 2, vacation(2, 8), moment());
	const plans = (await readPlans(db)).filter((plan) => !plan.deleted);
	expect(plans).toMatchObject([vacation(2, 8)]);
});

test('a comeback plan is in force from its day through its end; a newer pace takes its place', () => {
	const rows = (...plans: object[]) => plans.map((plan) => ({ ...plan, clocks: {} })) as Plan[];
	const paces = (...plans: object[]) =>
		[-1, 0, 3, 4, 9].map(
			(ahead) => planInForce(rows(...plans), 'comeback', DAY + ahead)?.reviewsADay
		);
	expect(paces(comeback(0, 20))).toEqual([undefined, 20, 20, 20, 20]);
	expect(paces(comeback(0, 20, 3))).toEqual([undefined, 20, 20, undefined, undefined]);
	expect(paces(comeback(0, 20), comeback(4, 30))).toEqual([undefined, 20, 20, 30, 30]);
	// The older one is not in force again when the newer one ended.
	expect(paces(comeback(0, 20), comeback(2, 30, 3))).toEqual([
		undefined,
		20,
		30,
		undefined,
		undefined
	]);
	// Stopped on the day it was taken.
	expect(paces(comeback(0, 20, -1))).toEqual([
		undefined,
		undefined,
		undefined,
		undefined,
		undefined
	]);
});

test('one device changes the pace while another ends the plan: both are kept', async () => {
	const [one, two] = [await emptyLibrary(0.2), await emptyLibrary(0.7)];
	await setPlan(one.db, comeback(0, 20), moment());
	const [row] = await readPlans(one.db);
	await two.db.plans.put(row!);
	await setPlan(one.db, comeback(0, 30), moment(DAY, 13));
	await setPlan(two.db, comeback(0, 20, 4), moment(DAY + 5));
	const [a, b] = [(await readPlans(one.db))[0]!, (await readPlans(two.db))[0]!];
	for (const merged of [mergeRows(a, b), mergeRows(b, a)])
		expect(merged).toMatchObject({ reviewsADay: 30, untilDay: DAY + 4 });
});
