/**
 * Voices of this device. Those that send the text to a server are left alone: what one studies stays here,
 * and they are silent offline.
 */

/** The platform's speech, where there is any. */
export const synth = () => (typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis);

/** Some browsers name their voices only after they were asked once. */
const VOICES_MS = 1000;

export const ownVoices = (): SpeechSynthesisVoice[] =>
	synth()
		?.getVoices()
		.filter((voice) => voice.localService) ?? [];

/** The voices, once the browser knows them. */
export function voicesOnce(): Promise<SpeechSynthesisVoice[]> {
	const speech = synth();
	const there = ownVoices();
	if (there.length || !speech?.addEventListener) return Promise.resolve(there);
	return new Promise((resolve) => {
		const done = () => {
			speech.removeEventListener('voiceschanged', done);
			resolve(ownVoices());
		};
		speech.addEventListener('voiceschanged', done);
		setTimeout(done, VOICES_MS);
	});
}

/** The voice of the same region if there is one, else the device's usual one of that language. */
export function voiceFor<V extends Pick<SpeechSynthesisVoice, 'lang' | 'default'>>(
	voices: readonly V[],
	language: string
): V | undefined {
	const tag = (text: string) => text.toLowerCase().replace('_', '-');
	const bare = (text: string) => tag(text).split('-')[0];
	const same = voices.filter((voice) => bare(voice.lang) === bare(language));
	return (
		same.find((voice) => tag(voice.lang) === tag(language)) ??
		same.find((voice) => voice.default) ??
		same[0]
	);
}
