/** Makes Word documents for journeys. */
import { strToU8, zipSync } from 'fflate';

export type Line = { heading: string } | { says: string } | { point: string };

/** The smallest Word document of headings, paragraphs and points that Word opens. */
export function word(lines: Line[]): Uint8Array {
	const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
	const open = 'http://schemas.openxmlformats.org';
	const w = `xmlns:w="${open}/wordprocessingml/2006/main"`;
	const kinds = `${open}/officeDocument/2006/relationships`;
	const relations = (...all: [kind: string, target: string][]) =>
		`${head}<Relationships xmlns="${open}/package/2006/relationships">${all
			.map(
				([kind, target], k) =>
					`<Relationship Id="rId${k}" Type="${kinds}/${kind}" Target="${target}"/>`
			)
			.join('')}</Relationships>`;
	const type = (part: string, kind: string) =>
		`<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
	const p = (text: string, properties = '') =>
		`<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
	const body = lines.map((line) =>
		'heading' in line
			? p(line.heading, '<w:pStyle w:val="Heading1"/>')
			: 'point' in line
				? p(line.point, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
				: p(line.says)
	);
	const parts = {
		'[Content_Types].xml': `${head}<Types xmlns="${open}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('document', 'document.main')}${type('styles', 'styles')}</Types>`,
		'_rels/.rels': relations(['officeDocument', 'word/document.xml']),
		'word/document.xml': `${head}<w:document ${w}><w:body>${body.join('')}</w:body></w:document>`,
		'word/_rels/document.xml.rels': relations(
			['styles', 'styles.xml'],
			['numbering', 'numbering.xml']
		),
		'word/styles.xml': `${head}<w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
		'word/numbering.xml': `${head}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	};
	return zipSync(
		Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
	);
}
