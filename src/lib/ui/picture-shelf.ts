/** Where pictures come from, handed down from the root of all pages, since they may stand in any document. */
import { createContext } from 'svelte';

export interface PictureShelf {
	/** The address to draw a picture from; nothing where it is not on this device. */
	take(hash: string): Promise<string | undefined>;
	/** Once for each that was taken. */
	giveBack(hash: string): void;
	/** Shows one large, over the page. */
	enlarge(picture: Large): void;
}

export interface Large {
	hash: string;
	/** Pixels; 0 where they are not known. */
	width: number;
	height: number;
	alt: string;
	/** Gets the focus back. */
	from: HTMLElement;
}

export const [pictureShelf, givePictureShelf] = createContext<PictureShelf>();
