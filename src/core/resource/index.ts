export type { Reference, ReferenceField } from './reference'
export type { Provides, Resource, Scope } from './resource'
