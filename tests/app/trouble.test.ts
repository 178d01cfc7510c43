// The rule this file defends: what a person reads when something failed is a sentence of ours, whoever failed.
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { explain } from '../../src/lib/app/trouble.svelte';

const GENERAL =
	'Something went wrong; your ratings are safe. Reload the page, or check your data in Settings.';

test('our own sentences are said as they are', () => {
	class Unreadable extends Error {}
	expect(explain(new Error('This file is empty. Choose another.'))).toBe(
		'This file is empty. Choose another.'
	);
	expect(explain(new Unreadable('Try another copy.'))).toBe('Try another copy.');
});

test('what the language, the browser or the database library says is not shown', () => {
	for (const error of [
		new TypeError('undefined is not a function'),
		new RangeError('Maximum call stack size exceeded'),
		new DOMException('Blocked', 'NotAllowedError'),
		new Dexie.PrematureCommitError('Transaction committed too early. See http://bit.ly/2kdckMn'),
		undefined,
		'text'
	])
		expect(explain(error)).toBe(GENERAL);
});

test('a full device and a database that cannot be reached have sentences of their own', () => {
	expect(explain(new DOMException('', 'QuotaExceededError'))).toContain('no space left');
	expect(explain(new DOMException('', 'UnknownError'))).toContain('does not let Adage keep data');
});
