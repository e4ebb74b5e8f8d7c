export { gzipSize } from '../archive'
export type { Encryption } from './etcd/encryption'
export { type EtcdKey, etcdKey, nameOf } from './etcd/etcd-key'
export {
  create,
  type EtcdAnswer,
  type EtcdRequest,
  type EtcdWrite,
  etcdRequest,
  firstWrite,
  update,
} from './etcd/etcd-transaction'
export { type CustomResourceType, customResourceType } from './etcd-value/custom-resource-type'
export type { EtcdLine, EtcdLineId, EtcdValue } from './etcd-value/etcd-value'
export { type LaterWriteId, laterWriteIds } from './etcd-value/later-writes'
export { type StoredInput, type StoredSizes, storedSizes } from './etcd-value/stored-sizes'
export { type Writer, type WriterId, writers } from './etcd-value/writers'
export type { Finding } from './finding'
export {
  base64Size,
  type ChartFile,
  helmReleaseError,
  helmReleaseSize,
  type KeptChart,
  manifestOf,
  plainReleaseSize,
  type Rendering,
} from './helm-release'
export { jsonDocument, jsonDocumentSize } from './json-document'
export { jsonSize } from './json-size'
export { type LaterWrite, laterWrites, mostOfLater } from './later'
export {
  type EtcdValues,
  type MeasureContext,
  type Measured,
  type MeasuredWrites,
  measure,
  measureUnreadable,
  measureWrites,
} from './measure'
export type { Known, LaterSizes, Operation, Sizes } from './sizes'
export { sharedVersionParts } from './stored/stored-crd'
export { type StoredSize, storedSize } from './stored/stored-size'
export { fieldSize } from './stored/wire'
export { type Answer, type Answers, type FaultCode, faultCodes } from './structure/answer'
export { type Printing, printedByKubectl, statusMessage } from './structure/printed'
export { messageNamed } from './tables/message'
