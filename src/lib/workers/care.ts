/**
 * Looks after the library away from the page, so that it never stalls: makes snapshots and backups, reads and
 * restores them, checks and repairs. One message in, one out.
 */
import { createModel } from '../core/fsrs';
import { AdageDb } from '../store/db';
import { checkInvariants } from '../store/invariants';
import { underLock } from '../store/lock';
import { causeOf, isOurs } from '../store/lost';
import { loadParameters } from '../store/parameters';
import { repair } from '../store/repair';
import { giveAway, openSnapshots } from '../store/snapshot-files';
import { VERSIONS } from '../store/versions';
import type { CareReply, CareRequest } from './care-messages';
import { lookAt } from './looking';
import { restore } from './restoring';
import { makeSnapshot, openSnapshot } from './snapshots';
import { writeVerified } from './verified-backup';

self.onmessage = async ({ data }: MessageEvent<CareRequest>) => {
	const failed = (error: Error & { inner?: Error }): CareReply => {
		const { message } = error.inner ?? error;
		if (isOurs(error.inner ?? error)) return { failed: message };
		return { failed: message, foreign: causeOf(error) || 'Error' };
	};
	self.postMessage(await answer(data).then((done): CareReply => ({ done }), failed));
};

/** A copy that is made while another library takes the place of this one would be half of each. */
const reading = <T>(run: () => Promise<T>) => underLock('rows', run, { mode: 'shared' });

async function answer(request: CareRequest) {
	const older = request.op === 'snapshot' && request.version;
	const db = new AdageDb('adage', older ? { versions: VERSIONS.slice(0, older) } : {});
	db.makeRoom = async () => {
		const folder = await openSnapshots();
		return !!folder && giveAway(folder);
	};
	const model = async () => createModel(await loadParameters(db));
	try {
		if (request.op === 'snapshot') return await reading(() => makeSnapshot(db, request));
		if (request.op === 'open') return await openSnapshot(request.snapshot);
		if (request.op === 'check') return await checkInvariants(db, await model());
		if (request.op === 'repair') return await repair(db, await model());
		if (request.op === 'backup') return await reading(() => writeVerified(db, request));
		if (request.op === 'look') return await lookAt(db, request.file);
		return await restore(db, request, model);
	} finally {
		db.close();
	}
}
