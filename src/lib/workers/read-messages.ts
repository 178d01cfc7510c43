/** What is asked of the reading worker, and what it answers. */
import type { Fault } from '../core/card-check/badge';
import type { Draft, Note } from '../core/model';
import type { Outline } from '../core/outline';
import type { ReadFaq, ReadPhase } from '../formats/drafts';
import type { NoteFaces } from '../formats/faces';
import type { ReadOptions } from '../formats/faq/read';
import type { Failure } from './sentence';

export type ReadRequest =
	| ({ id: number; op: 'read'; input: string | Uint8Array; name?: string } & ReadOptions)
	| { id: number; op: 'draw'; notes: Written[]; base?: string }
	| { id: number; op: 'draft'; outline: Outline }
	| { id: number; op: 'check'; drafts: Draft[]; about: About }
	| { id: number; op: 'mend'; note: Written; fault: Fault; about: About };
export type Written = Pick<Note, 'kind' | 'fields'>;
/** What checking needs to know of the document. */
export type About = Pick<Outline, 'language' | 'address'>;

export type ReadReply =
	| { id: number; phase: ReadPhase }
	| { id: number; ok: ReadFaq | NoteFaces[] | Draft[] | Written[] | undefined }
	| ({ id: number } & Failure);
