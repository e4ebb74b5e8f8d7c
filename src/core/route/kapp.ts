import { bytes, utf8Length } from '../bytes'
import { limitOf } from '../limit'
import type { Check, Route, SizedResource } from './route'
import { requestBody, writeChecks } from './write-checks'

/**
 * `kapp.k14s.io/original` before the copy, `kapp.k14s.io/original-diff-md5` and its 32 characters,
 * `kapp.k14s.io/identity` before its value.
 */
const originalKey = 21
const digest = 62
const identityKey = 21
/**
 * In the copy stand two labels of kapp's own, and the field that holds them: 117 bytes; 106 where the object has
 * labels, which is not counted here.
 */
const labels = 117

const annotations: Check = {
  limit: 'meta.annotations',
  measure: resource => {
    const { create } = resource.sizes.request
    const own = resource.sizes.ownAnnotations
    if (create === null || own === null) return null
    // The body with its Namespace, without the newline.
    const copy = create - 1 + labels
    const kept = copy > limitOf('kapp.original').max ? 0 : originalKey + copy + digest
    return bytes(own + kept + identityKey + utf8Length(identityOf(resource)))
  },
}

/** `v1;NAMESPACE/GROUP/KIND/NAME;APIVERSION`. */
function identityOf({ apiVersion, kind, namespace, name }: SizedResource): string {
  const group = apiVersion?.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  return `v1;${namespace ?? ''}/${group}/${kind ?? ''}/${name ?? ''};${apiVersion ?? ''}`
}

/**
 * kapp keeps the resource with its own labels in an annotation, and leaves that out where it is over 262,144 bytes. The
 * API server counts keys and values of all annotations against as much: so there is a band just below that is refused,
 * and above it nothing is (facts on exports, "kapp: annotations").
 */
export const kapp: Route = {
  id: 'kapp',
  name: 'kapp',
  carriers: [],
  body: resource => requestBody(resource, 'create'),
  writes: 'create',
  checks: writeChecks('create').map(check => (check.limit === annotations.limit ? annotations : check)),
  // carvel-dev/kapp#76: names made by the server are not supported.
  unnamed: () => null,
  namesFile: false,
  printedBy: 'others',
}
