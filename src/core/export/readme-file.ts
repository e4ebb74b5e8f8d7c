import { type Exporter, type ExportFile, type ExportInput, textFile } from './export'
import { attention, bundleTable, introduction } from './readme-sections'

/** `README.md`: what is in the export, how to bring it in, what to know before, what it cannot do. */
export function readmeFile(exporter: Exporter, input: ExportInput): ExportFile {
  const { load, plan } = input
  const sections = [
    introduction(load, plan),
    exporter.howTo(input),
    bundleTable(load, plan, bundle => exporter.fileOf(bundle, input)),
    attention(input),
    `## What it cannot do\n\n${exporter
      .cannot(input)
      .map(sentence => `- ${sentence}\n`)
      .join('')}`,
  ]
  return textFile('README.md', sections.filter(section => section !== '').join('\n'))
}
