export { etcdRequestBytes } from './etcd-request'
export { jsonDocument, jsonDocumentSize } from './json-document'
export { measure, measureUnreadable } from './measure'
export type { Known, Sizes } from './sizes'
