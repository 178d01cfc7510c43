/** What somebody can start with, as they would say it. */
import type { Concern } from '../core/concerns';

/** Tags that say whom a card concerns (docs/deck-format.md), in the order in which they are offered. */
const READERS: Record<string, string> = {
	student: 'I am a student',
	'career-changer': 'I am changing career',
	researcher: 'I do research',
	'funder-seeker': 'I look for funding'
};
const ORDER = Object.keys(READERS);

/** A section and a tag by their names; whom a card concerns as that person says it. */
export function concernName({ kind, name }: Concern): string {
	return (kind === 'tag' && READERS[name]) || name;
}

/** Sections, then the rest: whom cards concern, and tags that somebody gave. A group without any is left out. */
export function concernGroups<C extends { concern: Concern }>(choices: readonly C[]) {
	const rank = ({ concern }: C) => ORDER.indexOf(concern.name) + 1 || ORDER.length + 1;
	const of = (kind: Concern['kind']) => choices.filter(({ concern }) => concern.kind === kind);
	return [
		{ name: 'By section', choices: of('section') },
		{ name: 'By what concerns me', choices: of('tag').sort((a, b) => rank(a) - rank(b)) }
	].filter((group) => group.choices.length);
}
