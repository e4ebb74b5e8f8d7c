/** What made one resource need another. Which edges exist: facts "Edges by reference" of the splitting rules. */
export type ReferenceField = 'namespace' | 'custom-resource-definition' | 'api-service'

/** An edge inside the input: `from` needs `to` (indexes of resources) to be there first, or the API server refuses it. */
export interface Reference {
  readonly from: number
  readonly to: number
  readonly field: ReferenceField
}
