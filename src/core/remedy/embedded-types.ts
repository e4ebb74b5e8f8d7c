import { messageNamed } from '../encoding'
import { isMapping, type Value } from '../manifest'

/**
 * Core types that CRDs embed, and the fields by which a schema of each is told: all of those, and no field that the
 * type does not have. Whatever stands below such a schema is the type's own, so that fewer types than there are do.
 */
const shapes: readonly (readonly [message: string, needs: readonly string[]])[] = [
  ['core.v1.PodSpec', ['containers']],
  ['core.v1.Container', ['name', 'image', 'resources']],
  ['core.v1.Container', ['name', 'image', 'env']],
  ['core.v1.Container', ['name', 'image', 'command']],
  ['core.v1.Affinity', ['nodeAffinity', 'podAffinity']],
  ['core.v1.Affinity', ['podAffinity', 'podAntiAffinity']],
  ['core.v1.NodeAffinity', ['requiredDuringSchedulingIgnoredDuringExecution']],
  ['core.v1.PodAffinity', ['requiredDuringSchedulingIgnoredDuringExecution']],
  ['core.v1.NodeSelector', ['nodeSelectorTerms']],
  ['core.v1.Toleration', ['key', 'operator', 'effect']],
  ['core.v1.TopologySpreadConstraint', ['maxSkew', 'topologyKey', 'whenUnsatisfiable']],
  ['core.v1.EnvVar', ['name', 'valueFrom']],
  ['core.v1.EnvFromSource', ['configMapRef', 'secretRef']],
  ['core.v1.ResourceRequirements', ['limits', 'requests']],
  ['core.v1.SecurityContext', ['seLinuxOptions']],
  ['core.v1.PodSecurityContext', ['seLinuxOptions', 'fsGroup']],
  ['core.v1.Probe', ['failureThreshold', 'periodSeconds']],
  ['core.v1.Volume', ['name', 'configMap', 'secret']],
  ['core.v1.Volume', ['name', 'emptyDir']],
  ['core.v1.VolumeMount', ['name', 'mountPath']],
  ['core.v1.PersistentVolumeClaimSpec', ['accessModes', 'resources']],
  ['core.v1.SecretKeySelector', ['key', 'name', 'optional']],
  ['meta.v1.LabelSelector', ['matchExpressions', 'matchLabels']],
  ['meta.v1.ObjectMeta', ['labels', 'annotations']],
]

/** The core type that a schema embeds, told by its properties: `PodSpec`; null where it is none. */
export function embeddedType(schema: Value): string | null {
  const properties = isMapping(schema) ? schema.get('properties') : null
  if (!isMapping(properties)) return null
  for (const [message, needs] of shapes) {
    if (!needs.every(name => properties.has(name))) continue
    const { names } = messageNamed(message)
    if ([...properties.keys()].every(name => names.has(name))) return message.slice(message.lastIndexOf('.') + 1)
  }
  return null
}
