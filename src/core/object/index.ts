export { listAt, mappingAt, textAt } from './access'
export {
  descriptionsIn,
  roleBelow,
  roleOfObject,
  type SchemaDescription,
  type SchemaRole,
  schemaFields,
  schemaLists,
  schemaMaps,
} from './crd-schemas'
export { dnsLabel, isDnsLabel, longestPlanName } from './dns-label'
export {
  crdGroup,
  crdKind,
  type GroupKind,
  groupKindOf,
  groupOf,
  holdsKeys,
  isCustomResourceDefinition,
  isNamespace,
  isSecret,
} from './kinds'
