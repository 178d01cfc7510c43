/**
 * Reads the card that is asked aloud: its question, and once it is shown its answer. A part that is loaded
 * beside the study screen, which does without it until then.
 */
import { untrack } from 'svelte';
import type { Doc } from '../core/document';
import { spokenText } from '../core/spoken-text';
import { aboutSource } from '../store/asks';
import type { Asked } from './asked';
import { openAdage } from './open';
import type { Study } from './study.svelte';
import { ownVoices, synth, voiceFor, voicesOnce } from './voices';

const FAILED = 'Reading aloud did not work here.';
/** What is no failure: somebody stopped it, or the browser waits for a tap first. */
const STOPPED = ['canceled', 'interrupted', 'not-allowed'];
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

export class ReadAloud {
	/** This device has a voice. */
	available = $state(false);
	speaking = $state(false);
	/** Counts what was begun or stopped: an older one says nothing any more. */
	#turn = 0;
	/** What stands in the way of reading by itself is said once. */
	#told = false;

	/** Follows a session while a component lives: silent at the next card, and speaking by itself if wanted. */
	constructor(
		private study: Study,
		byItself: () => boolean
	) {
		$effect(() => {
			const speech = synth();
			const look = () => (this.available = ownVoices().length > 0);
			look();
			speech?.addEventListener?.('voiceschanged', look);
			return () => speech?.removeEventListener?.('voiceschanged', look);
		});
		$effect(() => {
			if (this.#asked) return () => this.stop();
		});
		$effect(() => {
			const { revealed } = study;
			const asked = this.#asked;
			if (byItself() && asked) untrack(() => void this.#read(asked, revealed, true));
		});
	}

	/** Begins to read, or stops. What stands in the way is said on the screen. */
	toggle(): void {
		if (this.speaking) this.stop();
		else if (this.#asked) void this.#read(this.#asked, this.study.revealed);
	}

	stop(): void {
		this.#turn++;
		this.speaking = false;
		synth()?.cancel();
	}

	get #asked(): Asked | undefined {
		return this.study.state.kind === 'asking' ? this.study.state.asked : undefined;
	}

	async #read({ face, note, changed }: Asked, revealed: boolean, byItself = false): Promise<void> {
		this.stop();
		const turn = this.#turn;
		const say = (why: string) => {
			if (turn !== this.#turn || (byItself && this.#told)) return;
			this.#told = true;
			this.study.notice = why;
		};
		if (!synth()) return say('This browser cannot read aloud.');
		try {
			const language = await languageOf(note.sourceId);
			const voices = await voicesOnce();
			if (!voices.length) return say('This device has no voice of its own to read with.');
			const voice = voiceFor(voices, language);
			if (!voice) return say(`This device has no voice for ${nameOf(language)}.`);
			const doc = changed ? [...face.front, ...face.back] : revealed ? face.back : face.front;
			if (turn === this.#turn) this.#speak(doc, voice, say);
		} catch {
			say(FAILED);
		}
	}

	#speak(doc: Doc, voice: SpeechSynthesisVoice, say: (why: string) => void): void {
		const turn = this.#turn;
		const lines = spokenText(doc);
		const done = () => {
			if (turn === this.#turn) this.speaking = false;
		};
		for (const [i, line] of lines.entries()) {
			const utterance = new SpeechSynthesisUtterance(line);
			utterance.voice = voice;
			utterance.lang = voice.lang;
			if (i === lines.length - 1) utterance.onend = done;
			utterance.onerror = ({ error }) => {
				if (!STOPPED.includes(error)) say(FAILED);
				done();
			};
			synth()!.speak(utterance);
		}
		this.speaking = lines.length > 0;
	}
}

/** The language that a card is written in, as far as its document tells; else that of the page. */
async function languageOf(sourceId: string | undefined): Promise<string> {
	const { db } = await openAdage();
	const { language } = await aboutSource(db, sourceId);
	// A document may call its language anything.
	const told = LANGUAGE_TAG.test(language ?? '') ? language : undefined;
	return told ?? (document.documentElement.lang || 'en');
}

const nameOf = (language: string): string =>
	new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
