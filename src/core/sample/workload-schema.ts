import { description } from './harbour-words'
import { anyObject, dictionary, integer, list, object, type Schema, text } from './schema'
import type { Dice } from './seeded-dice'

/**
 * How one workload of the operator may be changed: a pod template's worth of settings. Spelled out in full at every
 * place it is used, because a CRD cannot refer to a schema elsewhere: this is what makes such CRDs heavy.
 */
export function workloadSchema(name: string, dice: Dice): Schema {
  const about = (subject: string, sentences = 2) => description(subject, sentences, dice)

  const requirement = () =>
    object(
      about('A requirement', 3),
      {
        key: text(about('key', 1)),
        operator: text(about('operator', 4)),
        values: list(about('values', 6), text(about('Each value', 1))),
      },
      ['key', 'operator'],
    )
  const selector = (subject: string) =>
    object(about(subject, 3), {
      matchExpressions: list(about('matchExpressions', 1), requirement()),
      matchLabels: dictionary(about('matchLabels', 5)),
    })
  const nodeTerm = () =>
    object(about('A term', 2), {
      matchExpressions: list(about('matchExpressions', 1), requirement()),
      matchFields: list(about('matchFields', 1), requirement()),
    })
  const podTerm = () =>
    object(
      about('A term', 4),
      {
        labelSelector: selector('labelSelector'),
        namespaceSelector: selector('namespaceSelector'),
        namespaces: list(about('namespaces', 5), text(about('Each namespace', 1))),
        topologyKey: text(about('topologyKey', 5)),
      },
      ['topologyKey'],
    )
  const weighted = (key: string, term: Schema) =>
    object(about('A weighted term'), { [key]: term, weight: integer(about('weight', 2)) }, [key, 'weight'])
  const affinity = (key: string, term: () => Schema) =>
    object(about('An affinity', 2), {
      preferred: list(about('preferred', 6), weighted(key, term())),
      required: list(about('required', 5), term()),
    })
  const container = () =>
    object(
      about('A container', 2),
      {
        image: anyObject('image', 5, 0, dice),
        name: text(about('name', 2)),
        resources: anyObject('resources', 6, 1, dice),
      },
      ['name'],
    )

  const pod = object(about(`The pods of ${name}`), {
    affinity: object(about('affinity', 2), {
      nodeAffinity: affinity('preference', nodeTerm),
      podAffinity: affinity('podAffinityTerm', podTerm),
      podAntiAffinity: affinity('podAffinityTerm', podTerm),
    }),
    containers: list(about('containers', 3), container()),
    initContainers: list(about('initContainers', 3), container()),
    nodeSelector: dictionary(about('nodeSelector', 3)),
    tolerations: list(about('tolerations', 3), anyObject('A toleration', 5, 0, dice)),
    topologySpreadConstraints: list(
      about('topologySpreadConstraints', 4),
      object(
        about('A constraint', 2),
        {
          labelSelector: selector('labelSelector'),
          maxSkew: integer(about('maxSkew', 9)),
          topologyKey: text(about('topologyKey', 6)),
        },
        ['maxSkew', 'topologyKey'],
      ),
    ),
  })
  const metadata = object(about('metadata', 1), {
    annotations: dictionary(about('annotations', 3)),
    labels: dictionary(about('labels', 3)),
  })
  return object(about(`${name}Deployment`, 2), {
    metadata,
    spec: object(about('spec', 1), {
      minReadySeconds: integer(about('minReadySeconds', 3)),
      template: object(about('template', 2), { metadata, spec: pod }),
    }),
  })
}
