/**
 * What is bound while studying: one table for the keys themselves and for the sheet that lists them, so that
 * the two cannot disagree. A chord is written as it is read: "Shift+U"; "Mod" is Ctrl, or ⌘ on a Mac.
 */
import type { Rating } from '../core/review';
import type { StudyDeed } from './note-deeds';

export type StudyCommand =
	| { do: 'rate' | 'details'; rating: Rating }
	| { do: 'show' | 'saw' | 'undo' | 'redo' | 'read' | 'passage' | 'help' | 'close' }
	| { do: 'deed'; deed: StudyDeed };

export type Buttons = 2 | 4;

/** How far the card is shown, or that its answer has changed; undefined where none is asked. */
export type Shown = 'question' | 'answer' | 'changed' | undefined;

export interface Binding {
	group: 'study' | 'card' | 'everywhere';
	keys: string[];
	says: string;
	/** One of these must be on the screen; always without it. */
	when?: readonly Shown[];
	/** Only with so many answer buttons. */
	buttons?: Buttons;
	command: StudyCommand;
}

type Terms = Pick<Binding, 'when' | 'buttons'>;

const QUESTION: readonly Shown[] = ['question'];
const ANSWER: readonly Shown[] = ['answer'];
/** What has no question to answer. */
const CHANGED: readonly Shown[] = ['changed'];
const TOLD = [...ANSWER, ...CHANGED];
const CARD = [...QUESTION, ...TOLD];

const rate = (keys: string[], rating: Rating, says: string, buttons?: Buttons) =>
	study(keys, says, { do: 'rate', rating }, { when: ANSWER, buttons });
const details = (keys: string[], rating: Rating, name: string, buttons?: Buttons) =>
	study(keys, `More about “${name}”`, { do: 'details', rating }, { when: ANSWER, buttons });
const deed = (keys: string[], says: string, deed: StudyDeed) =>
	card(keys, says, { do: 'deed', deed });

const study = (keys: string[], says: string, command: StudyCommand, terms: Terms): Binding => ({
	group: 'study',
	keys,
	says,
	command,
	...terms
});
const card = (keys: string[], says: string, command: StudyCommand, when: Terms['when'] = CARD) =>
	({ group: 'card', keys, says, command, when }) satisfies Binding;
const always = (keys: string[], says: string, command: StudyCommand) =>
	({ group: 'everywhere', keys, says, command }) satisfies Binding;

export const BINDINGS: readonly Binding[] = [
	study(['Space', 'Enter'], 'Show the answer', { do: 'show' }, { when: QUESTION }),
	rate(['1'], 1, 'Forgot'),
	rate(['2', '3', 'Space', 'Enter'], 3, 'Remembered', 2),
	rate(['2'], 2, 'Hard', 4),
	rate(['3', 'Space', 'Enter'], 3, 'Good', 4),
	rate(['4'], 4, 'Easy', 4),
	study(
		['Space', 'Enter'],
		'Got it, where an answer has changed',
		{ do: 'saw' },
		{ when: CHANGED }
	),
	details(['Shift+1'], 1, 'Forgot'),
	details(['Shift+2', 'Shift+3'], 3, 'Remembered', 2),
	details(['Shift+2'], 2, 'Hard', 4),
	details(['Shift+3'], 3, 'Good', 4),
	details(['Shift+4'], 4, 'Easy', 4),
	deed(['E'], 'Edit', 'edit'),
	deed(['S'], 'Suspend (not asked again)', 'suspend'),
	deed(['Shift+S'], 'Suspend all cards of the note', 'suspend-note'),
	deed(['F'], 'Fix later, or no need to', 'flag'),
	// Those of Anki, where ours is another, do the same.
	deed(['B', '-'], 'Not today (bury)', 'bury'),
	deed(['Shift+B', '='], 'Not today, all cards of the note', 'bury-note'),
	deed(['D'], 'Set due date', 'due'),
	deed(['I'], 'Card info', 'info'),
	// On a Mac the key with this name reports the other.
	deed(['Mod+Delete', 'Mod+Backspace'], 'Delete the note', 'delete'),
	deed(['O'], 'Options of its deck', 'options'),
	card(['P'], 'Where this comes from', { do: 'passage' }, TOLD),
	card(['R'], 'Read aloud, or stop', { do: 'read' }),
	always(['U', 'Z', 'Mod+Z'], 'Undo', { do: 'undo' }),
	always(['Shift+U', 'Mod+Shift+Z', 'Ctrl+Y'], 'Redo', { do: 'redo' }),
	always(['?'], 'This list', { do: 'help' }),
	always(['Escape'], 'Close', { do: 'close' })
];

/** What is bound with so many answer buttons. */
export const bindingsFor = (buttons: Buttons): Binding[] =>
	BINDINGS.filter((binding) => !binding.buttons || binding.buttons === buttons);

export type Pressed = Pick<
	KeyboardEvent,
	'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

/** The command that a key means now. */
export function commandOf(
	pressed: Pressed,
	shown: Shown,
	buttons: Buttons
): StudyCommand | undefined {
	const chords = chordsOf(pressed);
	return bindingsFor(buttons).find(
		({ when, keys }) => (!when || when.includes(shown)) && keys.some((key) => chords.includes(key))
	)?.command;
}

/** Names of a pressed key: two where Ctrl is held, since the same may be bound on every system or on one. */
function chordsOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string[] {
	if (altKey) return [];
	const name = nameOf(key, code, shiftKey);
	// What stands above a digit, and "?", need Shift on some keyboards and not on others.
	const shift = shiftKey && (/^[A-Z]$/.test(name) || name !== key.toUpperCase()) ? 'Shift+' : '';
	if (ctrlKey) return [`Mod+${shift}${name}`, `Ctrl+${shift}${name}`];
	return [`${metaKey ? 'Mod+' : ''}${shift}${name}`];
}

function nameOf(key: string, code: string, shifted: boolean): string {
	if (key === ' ') return 'Space';
	if (key.length > 1 || key === '?' || /[0-9]/.test(key)) return key;
	if (/[a-z]/i.test(key)) return key.toUpperCase();
	const [, letter, digit] = /^Key([A-Z])$|^Digit([0-9])$/.exec(code) ?? [];
	// On keyboards of other scripts a letter is where it is on ours.
	if (letter) return letter;
	return (shifted && digit) || key;
}

/** A chord as the sheet and the browser's own lists show it. */
export const chordWords = (chord: string, mac: boolean): string =>
	chord.replace('Mod', mac ? '⌘' : 'Ctrl').replace('Escape', 'Esc');
