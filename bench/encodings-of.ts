import { bytes as asBytes } from '../src/core/bytes'
import { jsonSize, measure, storedSize, storedSizes } from '../src/core/encoding'
import { cutDocuments, isMapping, type Mapping, readDocument } from '../src/core/manifest'
import { decodeSource } from '../src/core/source'

/** The objects of a manifest. */
export function read(bytes: Uint8Array): Mapping[] {
  const { text } = decodeSource({ name: 'manifest.yaml', bytes })
  const values = cutDocuments(text).documents.map(document => readDocument(text, document).value)
  return values.filter(value => isMapping(value))
}

/** What is measured of each object; the last is what an analysis asks for. */
export const measures = {
  'compact JSON': (object: Mapping) => jsonSize(object),
  'requests and documents': (object: Mapping) =>
    measure(object, { scope: 'cluster', customResource: null, encryption: null }, asBytes(0)),
  stored: (object: Mapping) => storedSize(object),
  'stored and three values': (object: Mapping) =>
    storedSizes({ object, scope: 'cluster', customResource: null, lastApplied: { bytes: 1000, inJson: 1200 } }),
}
