import type { Mapping, Value } from '../../manifest'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import { nameOf } from '../etcd/etcd-key'
import { messageNamed } from '../tables/message'
import type { ServerContext, ServerStep } from './server-step'

/** resourceVersion and selfLink are emptied before storing: the revision lives in etcd. */
export const dropResourceVersion: ServerStep = {
  id: 'resourceVersion',
  known: 'rule',
  apply: object =>
    changeField(object, 'metadata', metadata => withoutFields(metadata, ['resourceVersion', 'selfLink'])),
}

/** Of a new object the server sets these itself (`rest.BeforeCreate`); managedFields are tracked anew. A CRD's generation is 1 already. */
export const dropReplacedMetadata: ServerStep = {
  id: 'replacedMetadata',
  known: 'rule',
  apply: (object, { kind }) =>
    changeField(object, 'metadata', metadata =>
      withoutFields(metadata, kind.type === 'crd' ? replaced : [...replaced, 'generation']),
    ),
}

const replaced = ['uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'managedFields']

/** Metadata of a custom resource is read as ObjectMeta; what that does not know is dropped. Typed kinds never had it. */
export const dropUnknownMetadata: ServerStep = {
  id: 'unknownMetadata',
  known: 'rule',
  apply: (object, { kind }) =>
    kind.type === 'custom-resource'
      ? changeField(object, 'metadata', metadata =>
          withoutFields(
            metadata,
            [...metadata.keys()].filter(name => !messageNamed('meta.v1.ObjectMeta').names.has(name)),
          ),
        )
      : object,
}

export const generateName: ServerStep = {
  id: 'generatedName',
  known: 'rule',
  apply: object =>
    changeField(object, 'metadata', metadata =>
      metadata.get('name') || !metadata.get('generateName') ? metadata : withField(metadata, 'name', nameOf(metadata)),
    ),
}

/** kubectl writes the namespace of the call into an object that names none, and removes it from a cluster-scoped one. */
export const placeInNamespace: ServerStep = {
  id: 'namespace',
  known: 'rule',
  apply: (object, { scope }) =>
    changeField(object, 'metadata', metadata => {
      if (scope === 'cluster') return withoutFields(metadata, ['namespace'])
      return metadata.get('namespace') ? metadata : withField(metadata, 'namespace', 'default')
    }),
}

export const setUid = setMetadata('uid', 'uid', () => '00000000-0000-0000-0000-000000000000')
/** Any time of these years takes the same bytes in every form. */
export const setCreationTimestamp = setMetadata('creationTimestamp', 'creationTimestamp', () => '2026-01-01T00:00:00Z')

/** Custom resources and CRDs begin with 1. In protobuf the field is always written, and 1 takes no more than 0. */
export const setGeneration = setMetadata('generation', 'generation', ({ kind }) =>
  kind.type === 'custom-resource' || kind.type === 'crd' ? 1 : null,
)

function setMetadata(id: ServerStep['id'], name: string, valueFor: (context: ServerContext) => Value): ServerStep {
  return {
    id,
    known: 'rule',
    apply: (object: Mapping, context) => {
      const value = valueFor(context)
      if (value === null) return object
      return changeField(object, 'metadata', metadata =>
        isUnset(metadata, name) ? withField(metadata, name, value) : metadata,
      )
    },
  }
}
