export { type ByteLedger, byteLedger, type LedgerInput, type LedgerRow, type LedgerRowId } from './byte-ledger'
export { type FieldPart, type FieldParts, type FieldPath, fieldParts } from './field-parts'
export { type Insight, insights } from './insights'
