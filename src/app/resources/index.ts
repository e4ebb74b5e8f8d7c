export { ResourcePanel } from './resource-panel'
export { ResourceTable } from './resource-table'
export { shortKind } from './short-kind'
export { useTableText } from './use-table-text'
