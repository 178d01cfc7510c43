/** Files in a folder of somebody's own: written whole, renamed, and compared with what was to be in them. */

export async function write(
	handle: FileSystemDirectoryHandle,
	name: string,
	bytes: Blob
): Promise<void> {
	const file = await handle.getFileHandle(name, { create: true });
	const stream = await file.createWritable();
	try {
		await stream.write(bytes);
		await stream.close();
	} catch (error) {
		await stream.abort().catch(() => {});
		throw error;
	}
}

/** In one step where the browser can; else what was read back is written once more under its name. */
export async function rename(
	handle: FileSystemDirectoryHandle,
	from: FileSystemFileHandle,
	name: string,
	bytes: Blob
) {
	const { move } = from as FileSystemFileHandle & { move?: (name: string) => Promise<void> };
	const moved = await move?.call(from, name).then(
		() => true,
		() => false
	);
	if (moved) return;
	await write(handle, name, bytes);
	await handle.removeEntry(from.name);
}

/** Whether a file is byte for byte what was read back before it was written; some of it at a time. */
export async function isSame(file: Blob, bytes: Blob): Promise<boolean> {
	for (let at = 0; at < Math.max(file.size, bytes.size); at += SOME) {
		const [is, was] = await Promise.all(
			[file, bytes].map(
				async (blob) => new Uint8Array(await blob.slice(at, at + SOME).arrayBuffer())
			)
		);
		if (is!.length !== was!.length || is!.some((byte, i) => byte !== was![i])) return false;
	}
	return true;
}

const SOME = 262_144;
