/** The web app manifest. Addresses are relative to it, so that it holds under any base path. */
import type { ManifestOptions } from 'vite-plugin-pwa';

/** Files that may hold a FAQ, by content type. */
const FAQ_TYPES: Record<string, string[]> = {
	'text/markdown': ['.md', '.markdown'],
	'text/plain': ['.txt'],
	'text/html': ['.html', '.htm'],
	'text/x-rst': ['.rst'],
	'text/asciidoc': ['.adoc', '.asciidoc'],
	'text/csv': ['.csv'],
	'text/tab-separated-values': ['.tsv'],
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx']
};

export const manifest: Partial<ManifestOptions> = {
	id: './',
	name: 'Adage',
	short_name: 'Adage',
	description: 'Keep what a FAQ told you: a few minutes a day, offline.',
	start_url: './',
	scope: './',
	display: 'standalone',
	background_color: '#faf8f3',
	theme_color: '#faf8f3',
	categories: ['education', 'productivity'],
	icons: [
		{ src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
		{ src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
		{ src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
		{
			src: 'icons/maskable-512.png',
			sizes: '512x512',
			type: 'image/png',
			purpose: 'maskable'
		}
	],
	screenshots: [
		{
			src: 'screenshots/study-phone.png',
			sizes: '720x1480',
			type: 'image/png',
			form_factor: 'narrow',
			label: 'A question of the day'
		},
		{
			src: 'screenshots/advice-phone.png',
			sizes: '720x1480',
			type: 'image/png',
			form_factor: 'narrow',
			label: 'The advice of the day'
		},
		{
			src: 'screenshots/today-wide.png',
			sizes: '1440x960',
			type: 'image/png',
			form_factor: 'wide',
			label: 'Today'
		}
	],
	shortcuts: [
		{ name: 'Study', url: './study/' },
		{ name: 'Advice of the day', short_name: 'Advice', url: './?advice' },
		{ name: 'Add a FAQ', url: './import/' }
	],
	launch_handler: { client_mode: 'focus-existing' },
	// The service worker takes the post: what is shared never leaves the device.
	share_target: {
		action: './import/',
		method: 'POST',
		enctype: 'multipart/form-data',
		params: {
			title: 'title',
			text: 'text',
			url: 'url',
			files: [{ name: 'files', accept: Object.entries(FAQ_TYPES).flat(2) }]
		}
	},
	file_handlers: [{ action: './import/', accept: FAQ_TYPES }]
};
