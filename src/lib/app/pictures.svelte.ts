/**
 * Pictures of the library as addresses that a page can draw. One of them is held while anything shows it
 * and let go with the last that does: what it stands for stays in memory as long as there is an address.
 */
import { openAdage } from './open';

interface Held {
	address: Promise<string | undefined>;
	shown: number;
}

/** A picture that is looked at large, and what to go back to. */
export interface LargePicture {
	hash: string;
	width: number;
	height: number;
	alt: string;
	from: HTMLElement;
}

const held = new Map<string, Held>();
let large = $state.raw<LargePicture | undefined>();

export const pictures = {
	/** The address of a picture; nothing where it is not on this device. Each is given back once. */
	take(hash: string): Promise<string | undefined> {
		let one = held.get(hash);
		if (!one) held.set(hash, (one = { address: addressOf(hash), shown: 0 }));
		one.shown++;
		return one.address;
	},
	giveBack(hash: string): void {
		const one = held.get(hash);
		if (!one || --one.shown) return;
		held.delete(hash);
		void one.address.then((address) => address && URL.revokeObjectURL(address));
	},
	/** The one that lies over the page. */
	get large(): LargePicture | undefined {
		return large;
	},
	enlarge(picture: LargePicture | undefined): void {
		large = picture;
	}
};

async function addressOf(hash: string): Promise<string | undefined> {
	try {
		const [{ db }, { readPicture }] = await Promise.all([openAdage(), import('../store/media')]);
		const blob = await readPicture(db, hash);
		return blob && URL.createObjectURL(blob);
	} catch {
		return undefined;
	}
}
