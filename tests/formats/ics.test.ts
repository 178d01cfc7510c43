// The rule this file defends: the calendar entry is read by programs that are not ours: it comes daily at
// the person's own time wherever they are, rings, and says what was meant, whatever characters are in it.
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { writeDaily, type DailyEntry } from '../../src/lib/formats/ics';

const entry: DailyEntry = {
	title: 'Study with Adage',
	text: 'A few minutes, also without a network.\nhttps://example.org/study/',
	address: 'https://example.org/study/',
	date: '2026-05-04',
	minute: 18 * 60 + 5,
	id: 'daily@adage.example.org',
	madeMs: Date.UTC(2026, 4, 4, 10, 30, 15)
};

function parsed(change: Partial<DailyEntry> = {}) {
	const calendar = new ICAL.Component(ICAL.parse(writeDaily({ ...entry, ...change })) as never);
	const component = calendar.getFirstSubcomponent('vevent')!;
	return { calendar, component, event: new ICAL.Event(component) };
}

test('an independent parser finds one event that comes daily at that time, without a zone', () => {
	const { calendar, component, event } = parsed();
	expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
	expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
	expect(event.uid).toBe(entry.id);
	expect(event.summary).toBe(entry.title);
	expect(event.description).toBe(entry.text);
	expect(component.getFirstPropertyValue('url')).toBe(entry.address);
	expect(event.isRecurring()).toBe(true);
	expect(event.startDate.zone?.tzid).toBe('floating');
	const next = event.iterator();
	const times = [next.next(), next.next(), next.next()].map(String);
	expect(times).toEqual(['2026-05-04T18:05:00', '2026-05-05T18:05:00', '2026-05-06T18:05:00']);
	expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-05-04T10:30:15Z');
});

test('it rings when it begins', () => {
	const alarm = parsed().component.getFirstSubcomponent('valarm')!;
	expect(alarm.getFirstPropertyValue('action')).toBe('DISPLAY');
	expect(alarm.getFirstPropertyValue('description')).toBe(entry.title);
	expect((alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds()).toBe(0);
});

test('midnight and the last minute of a day are times like others', () => {
	expect(String(parsed({ minute: 0 }).event.startDate)).toBe('2026-05-04T00:00:00');
	expect(String(parsed({ minute: 1439 }).event.startDate)).toBe('2026-05-04T23:59:00');
});

test('whatever is written in it is read as it was, and no line is longer than the standard lets it be', () => {
	const text = fc
		.string({ unit: 'grapheme', maxLength: 300 })
		.map((words) => words.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ''));
	fc.assert(
		fc.property(text, text, (title, words) => {
			const file = writeDaily({ ...entry, title, text: words });
			for (const line of file.split('\r\n'))
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			const { event } = parsed({ title, text: words });
			expect(event.summary ?? '').toBe(title);
			expect(event.description ?? '').toBe(words);
		})
	);
});
