export type { Document } from './document'
export { isMapping, type Mapping, type Value } from './value'
