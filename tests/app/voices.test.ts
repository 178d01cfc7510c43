// The rule this file defends: a card is read by a voice of its language, of its region where there is one.
import { expect, test } from 'vitest';
import { voiceFor } from '../../src/lib/app/voices';

const voices = [
	{ lang: 'de-DE', default: true },
	{ lang: 'en_US', default: false },
	{ lang: 'en-GB', default: false },
	{ lang: 'pt-BR', default: false }
];

test('the voice of the region, else of the language, else none', () => {
	expect(voiceFor(voices, 'en-GB')?.lang).toBe('en-GB');
	expect(voiceFor(voices, 'en-US')?.lang).toBe('en_US');
	expect(voiceFor(voices, 'EN')?.lang).toBe('en_US');
	expect(voiceFor(voices, 'pt')?.lang).toBe('pt-BR');
	expect(voiceFor(voices, 'fr')).toBe(undefined);
	expect(voiceFor([...voices, { lang: 'en-AU', default: true }], 'en')?.lang).toBe('en-AU');
});
