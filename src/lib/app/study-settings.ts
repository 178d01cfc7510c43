/** How a person wants the study screen. */
import { readSetting, writeSetting } from '../store/settings';
import { openAdage, type Adage } from './open';

export interface ScreenSettings {
	/** A swipe over the card answers. */
	swipes: boolean;
	/** A tap at the side of the card answers. */
	tapSides: boolean;
	/** Seconds are shown on the card. */
	timer: boolean;
	/** Cards are read aloud without being asked to. */
	readAloud: boolean;
}

export const USUAL_SCREEN: ScreenSettings = {
	swipes: true,
	tapSides: false,
	timer: false,
	readAloud: false
};

const keyOf = (name: string) => `screen.${name}`;

export async function readScreen(adage?: Adage): Promise<ScreenSettings> {
	const { db } = adage ?? (await openAdage());
	const screen = { ...USUAL_SCREEN };
	for (const name of Object.keys(screen) as (keyof ScreenSettings)[])
		screen[name] = (await readSetting<boolean>(db, keyOf(name))) ?? screen[name];
	return screen;
}

export async function changeScreen(change: Partial<ScreenSettings>): Promise<void> {
	const { db, now } = await openAdage();
	for (const [name, value] of Object.entries(change))
		await writeSetting(db, keyOf(name), value, now().atMs);
}
