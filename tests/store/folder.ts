// A folder in memory that behaves as the browser's own files do, and can fail or break off where it is told to.
import type { Folder } from '../../src/lib/store/snapshot-files';

export interface FolderFault {
	/** Writing fails once so many bytes were written. */
	fullAfter?: number;
	/** This browser cannot rename a file. */
	unmovable?: boolean;
}

export class MemoryFolder {
	readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
	readonly folders = new Map<string, MemoryFolder>();
	/** Files that cannot be read. */
	readonly unreadable = new Set<string>();
	/** Files that somebody writes just now. */
	readonly held = new Set<string>();
	written = 0;
	constructor(readonly fault: FolderFault = {}) {}

	get folder(): Folder {
		return this as unknown as Folder;
	}

	async *keys() {
		yield* [...this.files.keys(), ...this.folders.keys()];
	}

	async getDirectoryHandle(name: string, { create = false } = {}) {
		if (!this.folders.has(name)) {
			if (!create) throw new DOMException('None.', 'NotFoundError');
			this.folders.set(name, new MemoryFolder(this.fault));
		}
		return this.folders.get(name)!;
	}

	async removeEntry(name: string) {
		if (this.held.has(name)) throw new DOMException('Held.', 'NoModificationAllowedError');
		if (!this.files.delete(name)) throw new DOMException('None.', 'NotFoundError');
	}

	async getFileHandle(name: string, { create = false } = {}) {
		if (this.unreadable.has(name)) throw new DOMException('Unreadable.', 'NotReadableError');
		if (!this.files.has(name)) {
			if (!create) throw new DOMException('None.', 'NotFoundError');
			this.files.set(name, new Uint8Array());
		}
		const move = async (to: string) => {
			this.files.set(to, this.files.get(name)!);
			this.files.delete(name);
		};
		return {
			...(this.fault.unmovable ? {} : { move }),
			getFile: async () => new File([this.files.get(name)!], name),
			createSyncAccessHandle: async () => ({
				truncate: (size: number) => void this.files.set(name, this.files.get(name)!.slice(0, size)),
				write: (bytes: Uint8Array, { at }: { at: number }) => {
					this.written += bytes.length;
					if (this.written > (this.fault.fullAfter ?? Infinity))
						throw new DOMException('Full.', 'QuotaExceededError');
					const before = this.files.get(name)!;
					const after = new Uint8Array(Math.max(before.length, at + bytes.length));
					after.set(before);
					after.set(bytes, at);
					this.files.set(name, after);
					return bytes.length;
				},
				flush() {},
				close() {}
			})
		};
	}
}
