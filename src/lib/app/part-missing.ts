/**
 * What is needed to do it is not on this device, or did not start. Nothing is wrong with what it was to be done
 * with: it can be tried again.
 */
export class PartMissing extends Error {
	override name = 'PartMissing';
}
