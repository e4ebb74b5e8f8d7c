import { formatCount } from '../bytes'
import type { Account } from '../plan'

/**
 * "Documents: 29 in; 28 in bundles, 1 in unparsed/.", and the same of bytes: two sentences. Only what there is any of
 * is named.
 */
export function accountText({ documents, bytes }: Account): readonly [documents: string, bytes: string] {
  const sum = (parts: readonly (readonly [number, string])[]): string =>
    parts
      .filter(([count]) => count > 0)
      .map(([count, where]) => `${formatCount(count)} ${where}`)
      .join(', ')
  const ofDocuments = sum([
    [documents.bundles, 'in bundles'],
    [documents.unparsed, 'in unparsed/'],
    [documents.excluded, 'left out by the filter'],
    [documents.empty, 'without any object'],
    [documents.lost, 'LOST'],
  ])
  const ofBytes = sum([
    [bytes.text, 'copied'],
    [bytes.json, 'read and written as JSON'],
    [bytes.unparsed, 'in unparsed/'],
    [bytes.excluded, 'left out by the filter'],
    [bytes.empty, 'in documents without any object'],
    [bytes.lost, 'LOST'],
    [bytes.between, 'between documents (separators, directives, white space, comments)'],
    [bytes.unread, 'in sources that are no text'],
  ])
  return [
    `Documents: ${formatCount(documents.in)} in; ${ofDocuments || 'none'}.`,
    `Bytes: ${formatCount(bytes.in)} in; ${ofBytes || 'none'}.`,
  ]
}
