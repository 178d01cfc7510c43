// The rule this file defends: a key means one thing at a time, the same on every keyboard, and what the
// sheet of keys lists is what is bound.
import { expect, test } from 'vitest';
import { bindingsFor, commandOf, type Pressed, type Shown } from '../../src/lib/ui/study-keys';

/** What a browser reports for a chord of the table on a keyboard as it is sold in the United States. */
function press(chord: string): Pressed {
	const parts = chord.split('+');
	const name = parts.at(-1)!;
	const shiftKey = parts.includes('Shift') || name === '?';
	const digit = /^\d$/.test(name);
	const key = name === 'Space' ? ' ' : digit && shiftKey ? '!@#$'[Number(name) - 1]! : name;
	return {
		key: /^[A-Z]$/.test(key) && !shiftKey ? key.toLowerCase() : key,
		code: digit ? `Digit${name}` : /^[A-Z]$/.test(name) ? `Key${name}` : name,
		shiftKey,
		ctrlKey: parts.includes('Ctrl') || parts.includes('Mod'),
		metaKey: false,
		altKey: false
	};
}

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

test('each key of the table does what the table says, and no key is bound twice at a time', () => {
	for (const buttons of [2, 4] as const)
		for (const shown of ['question', 'answer', 'changed', undefined] satisfies Shown[]) {
			const bound = bindingsFor(buttons).filter(({ when }) => !when || when.includes(shown));
			const keys = bound.flatMap((binding) => binding.keys);
			expect(new Set(keys).size).toBe(keys.length);
			for (const { keys, command } of bound)
				for (const key of keys) expect(commandOf(press(key), shown, buttons), key).toBe(command);
		}
});

test('Space and Enter go on: they show the answer, say that it was remembered, or that a change was seen', () => {
	for (const key of ['Space', 'Enter'])
		for (const buttons of [2, 4] as const) {
			expect(commandOf(press(key), 'question', buttons)).toEqual({ do: 'show' });
			expect(commandOf(press(key), 'answer', buttons)).toEqual({ do: 'rate', rating: 3 });
			expect(commandOf(press(key), 'changed', buttons)).toEqual({ do: 'saw' });
		}
});

test('a key that is not for what is shown does nothing', () => {
	expect(commandOf(press('1'), 'question', 2)).toBe(undefined);
	expect(commandOf(press('4'), 'answer', 2)).toBe(undefined);
	expect(commandOf(press('1'), 'changed', 2)).toBe(undefined);
	expect(commandOf(press('E'), 'changed', 2)).toEqual({ do: 'deed', deed: 'edit' });
	expect(commandOf(press('P'), 'changed', 2)).toEqual({ do: 'passage' });
	expect(commandOf(press('E'), undefined, 2)).toBe(undefined);
	expect(commandOf({ ...press('E'), ctrlKey: true }, 'answer', 2)).toBe(undefined);
	expect(commandOf({ ...press('U'), altKey: true }, 'answer', 2)).toBe(undefined);
});

test('a Mac has the same with its own key', () => {
	const command = { ...plain, metaKey: true };
	expect(commandOf({ ...command, key: 'z', code: 'KeyZ' }, 'answer', 2)).toEqual({ do: 'undo' });
	expect(commandOf({ ...command, key: 'Z', code: 'KeyZ', shiftKey: true }, 'answer', 2)).toEqual({
		do: 'redo'
	});
	// There it is the browser's history.
	expect(commandOf({ ...command, key: 'y', code: 'KeyY' }, 'answer', 2)).toBe(undefined);
});

test('other keyboards: caps lock, letters of another script, digits and “?” above or below', () => {
	expect(commandOf({ ...plain, key: 'U', code: 'KeyU' }, 'answer', 2)).toEqual({ do: 'undo' });
	expect(commandOf({ ...plain, key: 'г', code: 'KeyU' }, 'answer', 2)).toEqual({ do: 'undo' });
	const rated = { do: 'rate', rating: 1 };
	const above = { ...plain, key: '1', code: 'Digit1', shiftKey: true };
	expect(commandOf(above, 'answer', 2)).toEqual(rated);
	expect(commandOf({ ...plain, key: '1', code: 'Numpad1' }, 'answer', 2)).toEqual(rated);
	expect(commandOf({ ...plain, key: '&', code: 'Digit1' }, 'answer', 2)).toBe(undefined);
	expect(commandOf({ ...plain, key: '?', code: 'KeyM' }, 'answer', 2)).toEqual({ do: 'help' });
});
