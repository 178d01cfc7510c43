/** What looks at editions of decks and documents and takes them: one part, since its pieces share most. */
import { readGivenDeck, takeGivenDeck } from './deck-file';
import { readNewerEditions, takeNewer } from './editions';
import {
	asUndone,
	compareWith,
	findOlder,
	readAlike,
	readMore,
	readSources,
	readTaken,
	takeNext
} from './next-edition';

export { asUndone, compareWith, findOlder, readAlike, readGivenDeck };
export { readMore, readNewerEditions, readSources, readTaken };
export { takeGivenDeck, takeNewer, takeNext };
