import type { Mapping } from '../../manifest'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import { droppedFields, type Release } from '../tables/releases'
import { convert } from './convert'
import { versionOfResource } from './custom-resource-type'
import { withDefaults } from './defaults'
import type { ServerStep, WriteContext } from './server-step'
import { isReset } from './status-steps'
import { applySchemaDefaults, coerce, coerceObjectMeta } from './structural-schema'
import { changeMessages, type MessageChanges } from './visit-messages'

/**
 * Metadata of a custom resource is read as ObjectMeta. Its first server-side apply is not decoded (kubernetes/apiserver
 * `pkg/endpoints/handlers/patch.go: applyPatcher.createNewObject`). Typed kinds never had what is dropped.
 */
export const readMetadata: ServerStep = {
  id: 'unknownMetadata',
  known: 'rule',
  apply: (object, { kind, operation }) =>
    kind.type === 'custom-resource' && operation === 'Update' ? coerceObjectMeta(object) : object,
}

/**
 * What the schema of a custom resource does not know, or cannot be null; without its CRD in the input nothing is known
 * to go.
 */
export const pruneUnknown: ServerStep = {
  id: 'pruned',
  known: 'rule',
  apply(object, { operation, customResource }) {
    const schema = versionOfResource(object, customResource)?.schema ?? null
    return schema === null || operation === 'Apply' ? object : coerce(object, schema)
  },
}

/** Defaults of the version that is sent. Those of a status are lost again: it is reset. */
export const setDefaults: ServerStep = {
  id: 'defaults',
  known: 'rule',
  apply(object, context) {
    const filled = defaulted(object, context)
    return isReset('status', object, context) && !object.has('status') ? withoutFields(filled, ['status']) : filled
  },
}

function defaulted(object: Mapping, { kind, customResource }: WriteContext): Mapping {
  switch (kind.type) {
    case 'built-in':
      return withDefaults(kind.given.message, object)
    case 'api-service':
      return servicePort(object)
    case 'custom-resource': {
      const schema = versionOfResource(object, customResource)?.schema ?? null
      return schema === null ? object : applySchemaDefaults(object, schema)
    }
    case 'crd':
      // `storedCrd` has set them: they are part of the encoding that fixtures measure.
      return object
  }
}

function servicePort(apiService: Mapping): Mapping {
  return changeField(apiService, 'spec', spec =>
    isUnset(spec, 'service')
      ? spec
      : changeField(spec, 'service', service => (isUnset(service, 'port') ? withField(service, 'port', 443) : service)),
  )
}

/** Fields that the release drops, since their gates are off. */
export const dropGated: ServerStep = {
  id: 'gated',
  known: 'rule',
  apply: (object, { kind, release }) =>
    kind.type === 'built-in' ? changeMessages(kind.given.message, object, gated[release]) : object,
}

const gated: Readonly<Record<Release, MessageChanges>> = { '1.36': dropsOf('1.36'), '1.37': dropsOf('1.37') }

function dropsOf(release: Release): MessageChanges {
  return ({ name }) => {
    const names = droppedFields(name, release)
    return names.length === 0 ? null : object => withoutFields(object, names)
  }
}

/**
 * The object in the version that is kept. What a custom resource holds changes only where a webhook converts it, which
 * nobody outside can know; after that it is read by the schema of that version
 * (`pkg/apiserver/customresource_handler.go: schemaCoercingConverter`).
 */
export const toStorageVersion: ServerStep = {
  id: 'storageVersion',
  known: 'rule',
  apply(object, { kind, customResource }) {
    if (kind.type === 'built-in') return convert(object, kind.given, kind.storage)
    if (customResource === null) return object
    const stored = `${customResource.group}/${customResource.storageVersion}`
    if (object.get('apiVersion') === stored) return object
    const converted = withField(object, 'apiVersion', stored)
    const schema = customResource.versions.get(customResource.storageVersion)?.schema ?? null
    return coerceObjectMeta(schema === null ? converted : coerce(converted, schema))
  },
}
