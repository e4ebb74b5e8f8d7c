import { bytes } from '../bytes'
import { limitOf } from '../limit'
import type { Route, Step } from './route'
import { requestBody, writeSteps } from './write-steps'

/** Keys and values besides the copy: `kapp.k14s.io/original` (21), `kapp.k14s.io/original-diff-md5` (30 and 32). */
const originalKey = 21
const digest = 62

const annotations: Step = {
  limit: 'meta.annotations',
  measure: ({ sizes: { json, ownAnnotations } }) => {
    if (json === null || ownAnnotations === null) return null
    const copy = json > limitOf('kapp.original').max ? 0 : originalKey + json
    return bytes(ownAnnotations + copy + digest)
  },
}

/**
 * kapp keeps the resource in an annotation and leaves it out where it is over 262,144 bytes. The API server counts keys and all annotations, so
 * a copy in the last 83 bytes below that is refused (limits facts, section 11).
 */
export const kapp: Route = {
  id: 'kapp',
  name: 'kapp',
  carriers: [],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  steps: writeSteps('create').map(step => (step.limit === annotations.limit ? annotations : step)),
  namesFile: false,
  printedBy: 'others',
}
