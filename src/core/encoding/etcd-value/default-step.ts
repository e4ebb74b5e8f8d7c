import type { Mapping } from '../../manifest'
import { changeField, isUnset, withField } from '../edit-mapping'
import { withDefaults } from './defaults'
import type { ServerContext, ServerStep } from './server-step'
import { applySchemaDefaults, prune } from './structural-schema'

/** Fields that the schema of a custom resource does not know; without its CRD in the input nothing is known to go. */
export const pruneUnknown: ServerStep = {
  id: 'pruned',
  known: 'rule',
  apply(object, context) {
    const schema = schemaOf(object, context)
    return schema === null ? object : prune(object, schema)
  },
}

export const setDefaults: ServerStep = {
  id: 'defaults',
  known: 'rule',
  apply(object, context) {
    switch (context.kind.type) {
      case 'built-in':
        return withDefaults(context.kind.storage.message, object)
      case 'api-service':
        return servicePort(object)
      case 'custom-resource': {
        const schema = schemaOf(object, context)
        return schema === null ? object : applySchemaDefaults(object, schema)
      }
      case 'crd':
        // `storedCrd` has set them: they are part of the encoding that fixtures measure.
        return object
    }
  },
}

/** A custom resource in the version that its CRD stores. Fields change only where a webhook converts them, which nobody outside can know. */
export const toStorageVersion: ServerStep = {
  id: 'storageVersion',
  known: 'rule',
  apply(object, { customResource }) {
    if (customResource === null) return object
    const stored = `${customResource.group}/${customResource.storageVersion}`
    return object.get('apiVersion') === stored ? object : withField(object, 'apiVersion', stored)
  },
}

function schemaOf(object: Mapping, { customResource }: ServerContext): Mapping | null {
  const version = String(object.get('apiVersion')).split('/')[1]
  return customResource?.schemas.get(version ?? '') ?? null
}

function servicePort(apiService: Mapping): Mapping {
  return changeField(apiService, 'spec', spec =>
    isUnset(spec, 'service')
      ? spec
      : changeField(spec, 'service', service => (isUnset(service, 'port') ? withField(service, 'port', 443) : service)),
  )
}
