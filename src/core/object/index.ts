export { listAt, mappingAt, textAt } from './access'
export {
  descriptionsIn,
  placeBelow,
  placeOfObject,
  type SchemaDescription,
  type SchemaPlace,
  schemaFields,
  schemaLists,
  schemaMaps,
} from './crd-schemas'
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
