/**
 * A calendar entry that comes daily and rings, as a file (RFC 5545). A single event with one alarm is a
 * dozen lines, which is why it is written here.
 */

/** One daily entry: when it rings, where it leads, and when the file is made. */
export interface DailyEntry {
	title: string;
	/** What it says besides; may be several lines. */
	text: string;
	/** Where it leads. */
	address: string;
	/** First day, as YYYY-MM-DD. */
	date: string;
	/** Minutes after midnight, wherever the person is. */
	minute: number;
	/** The same id takes the place of an earlier entry. */
	id: string;
	madeMs: number;
}

const LENGTH_MINUTES = 10;
const LINE_OCTETS = 75;

/** The text of the file. Its time is a local one without a zone, so that it travels with the person. */
export function writeDaily(entry: DailyEntry): string {
	const { title, text, address, date, minute, id, madeMs } = entry;
	const two = (number: number) => String(number).padStart(2, '0');
	const start = `${date.replaceAll('-', '')}T${two(Math.floor(minute / 60))}${two(minute % 60)}00`;
	const made = new Date(madeMs).toISOString().replace(/[-:]|\.\d+/g, '');
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Adage//Reminder//EN',
		'BEGIN:VEVENT',
		`UID:${id}`,
		`DTSTAMP:${made}`,
		`DTSTART:${start}`,
		`DURATION:PT${LENGTH_MINUTES}M`,
		'RRULE:FREQ=DAILY',
		// It takes no time from anybody who looks for a free hour.
		'TRANSP:TRANSPARENT',
		`SUMMARY:${escaped(title)}`,
		`DESCRIPTION:${escaped(text)}`,
		`URL:${address}`,
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(title)}`,
		'TRIGGER:PT0M',
		'END:VALARM',
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return lines.map(folded).join('\r\n') + '\r\n';
}

/** Section 3.3.11: what has a meaning in text is written with a backslash. */
function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Section 3.1: no line over 75 octets; what follows begins with a space. Characters are not torn. */
function folded(line: string): string {
	const encoder = new TextEncoder();
	let out = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > LINE_OCTETS) {
			out += '\r\n ';
			octets = 1;
		}
		out += character;
		octets += size;
	}
	return out;
}
