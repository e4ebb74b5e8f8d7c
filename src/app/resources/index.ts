export { ResourcePanel } from './resource-panel'
export { ResourceTable } from './resource-table'
export { useTableText } from './use-table-text'
export { markdownText } from './write-table'
