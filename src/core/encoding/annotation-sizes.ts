import { type Bytes, bytes, utf8Length } from '../bytes'
import { isMapping, type Mapping, type Value } from '../manifest'

/** 48 bytes of key. */
export const lastAppliedKey = 'kubectl.kubernetes.io/last-applied-configuration'

/** Annotations as the API server counts them: keys and values in UTF-8, nothing between. */
export function annotationBytes(annotations: Mapping): Bytes {
  let sum = 0
  for (const [key, value] of annotations) sum += utf8Length(key) + (typeof value === 'string' ? utf8Length(value) : 0)
  return bytes(sum)
}

/** The manifest's annotations; an empty mapping where there are none. */
export function annotationsOf(metadata: Value | undefined): Mapping {
  const annotations = isMapping(metadata) ? metadata.get('annotations') : undefined
  return isMapping(annotations) ? annotations : new Map()
}
