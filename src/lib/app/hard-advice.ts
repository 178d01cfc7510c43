/** Whether there is something to say about Hard: a part that only people with four buttons load. */
import { misusesHard } from '../core/hard-misuse';
import { readHardFigures } from '../store/hard-figures';
import { readSetting, writeSetting } from '../store/settings';
import { openAdage } from './open';

const TOLD = 'hard-told';

/** True where Hard is used as a fail and nobody said so yet; then it never is again. */
export async function tellAboutHard(): Promise<boolean> {
	const { db, now } = await openAdage();
	const { atMs, day } = now();
	if (await readSetting(db, TOLD)) return false;
	const figures = await readHardFigures(db, day);
	if (!figures || !misusesHard(figures)) return false;
	await writeSetting(db, TOLD, true, atMs);
	return true;
}
