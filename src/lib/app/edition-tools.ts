/** What looks at editions of decks and documents and takes them: one part, since its pieces share most. */
import { readGivenDeck, takeGivenDeck } from './deck-file';
import { readNewerEditions, takeNewer } from './editions';
import { compareWith, findOlder, takeNext } from './next-edition';

export { compareWith, findOlder, readGivenDeck, readNewerEditions };
export { takeGivenDeck, takeNewer, takeNext };
