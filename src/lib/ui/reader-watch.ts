/** Tells which section of a long page is being read: the one under a line in the upper part of the window. */

const LINE = '-22% 0px -77% 0px';

/**
 * For elements with `data-section`: an attachment that watches each of them. `onsection` gets the number, or
 * undefined for what stands before the first section.
 */
export function watchSections(onsection: (section: number | undefined) => void) {
	let lookout: IntersectionObserver | undefined;
	return (element: HTMLElement) => {
		lookout ??= new IntersectionObserver(
			(seen) => {
				const at = seen.findLast(({ isIntersecting }) => isIntersecting)?.target;
				if (!(at instanceof HTMLElement)) return;
				const { section } = at.dataset;
				onsection(section === undefined ? undefined : Number(section));
			},
			{ rootMargin: LINE }
		);
		lookout.observe(element);
		return () => lookout?.unobserve(element);
	};
}
