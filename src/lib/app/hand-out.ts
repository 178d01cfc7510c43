/** Files on their way out of the app. */

/** Offers the file to the share sheet where there is one that takes it, else as a download. */
export async function handOut(file: File): Promise<'shared' | 'saved' | 'cancelled'> {
	if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
		try {
			await navigator.share({ files: [file], title: file.name });
			return 'shared';
		} catch (error) {
			if ((error as Error).name === 'AbortError') return 'cancelled';
		}
	}
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	return 'saved';
}
