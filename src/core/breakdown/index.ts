export { type ByteLedger, byteLedger, type LedgerInput, type LedgerRow, type LedgerRowId } from './byte-ledger'
export type { ChangedLine } from './changed-lines'
export { type Difference, differenceOf, type FieldChange } from './difference'
export {
  type FieldArea,
  type FieldGroup,
  type FieldPath,
  type FieldRest,
  type FieldTree,
  fieldTree,
} from './field-tree'
export { indentation } from './indentation'
export { type Insight, insights } from './insights'
export { schemaDescriptions } from './schema-descriptions'
